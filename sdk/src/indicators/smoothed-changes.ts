import { State } from './state.ts';

/** Below this, TA-Lib takes a sum of movements for none at all. */
const NOTHING = 1e-14;

/** Average rise and average fall per update with Wilder's smoothing: the core of RSI and CMO. Seed: means of the first n changes. */
export class SmoothedChanges extends State {
  private readonly period: number;
  private last = NaN;
  private count = 0;
  private rise = 0;
  private fall = 0;

  constructor(period: number) {
    super();
    this.period = period;
  }

  push(x: number): void {
    const change = x - this.last;
    this.last = x;
    if (change !== change) return;
    const rise = change > 0 ? change : 0;
    const fall = change < 0 ? -change : 0;
    const n = this.period;
    if (this.count === n) {
      this.rise = (this.rise * (n - 1) + rise) / n;
      this.fall = (this.fall * (n - 1) + fall) / n;
      return;
    }
    this.rise += rise;
    this.fall += fall;
    if (++this.count === n) {
      this.rise /= n;
      this.fall /= n;
    }
  }

  /** Share of the rises in all movement, 0 to 1; 0 without any movement; `NaN` before n changes. */
  riseShare(): number {
    return this.share(this.rise);
  }

  /** Rises minus falls over all movement, -1 to 1; 0 without any movement; `NaN` before n changes. */
  balance(): number {
    return this.share(this.rise - this.fall);
  }

  private share(part: number): number {
    if (this.count < this.period) return NaN;
    const all = this.rise + this.fall;
    return all < NOTHING ? 0 : part / all;
  }
}
