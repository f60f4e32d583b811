import { ratio } from './ratio.ts';

const DAY_MS = 86_400_000;

export interface DrawdownSummary {
  /** max(1 - equity / running peak), a positive fraction; 0 when equity never fell below a peak. */
  readonly maxDrawdown: number;
  /** Bars under water in the run that holds the maximum drawdown, and days from its peak to its last bar under water. */
  readonly maxDrawdownBars: number;
  readonly maxDrawdownDays: number;
  /** The longest run of bars with d > 0, and days from its peak to its last bar under water. */
  readonly longestDrawdownBars: number;
  readonly longestDrawdownDays: number;
  /** Number of maximal runs of bars with d > 0; one that is still open counts. */
  readonly drawdowns: number;
  /** Mean over the runs of their deepest drawdown; null without a run. */
  readonly averageDrawdown: number | null;
  /** sqrt(mean(d^2)) over all bars; null without bars. */
  readonly ulcerIndex: number | null;
  /** Share of bars with d > 0; null without bars. */
  readonly timeUnderWater: number | null;
}

/** A maximal run of bars below the running peak. */
export interface DrawdownRun {
  readonly bars: number;
  /** Deepest drawdown of the run, a positive fraction. */
  readonly depth: number;
  readonly peakTime: number;
  /** The last bar under water. */
  readonly lastTime: number;
}

const NONE: DrawdownRun = { bars: 0, depth: 0, peakTime: 0, lastTime: 0 };

/** Keeps the deepest and the longest run, and what the averages need. */
export class DrawdownRuns {
  #runs = 0;
  #bars = 0;
  #sumOfDepths = 0;
  #deepest = NONE;
  #longest = NONE;

  add(run: DrawdownRun): void {
    this.#runs++;
    this.#bars += run.bars;
    this.#sumOfDepths += run.depth;
    if (run.depth > this.#deepest.depth) this.#deepest = run;
    if (run.bars > this.#longest.bars) this.#longest = run;
  }

  /** Over `bars` bars whose squared drawdowns add up to `sumOfSquares`; `open` is a run that has not ended. */
  summary(bars: number, sumOfSquares: number, open: DrawdownRun | null): DrawdownSummary {
    const runs = this.#runs + (open === null ? 0 : 1);
    const last = open ?? NONE;
    const deepest = last.depth > this.#deepest.depth ? last : this.#deepest;
    const longest = last.bars > this.#longest.bars ? last : this.#longest;
    return {
      maxDrawdown: deepest.depth,
      maxDrawdownBars: deepest.bars,
      maxDrawdownDays: days(deepest),
      longestDrawdownBars: longest.bars,
      longestDrawdownDays: days(longest),
      drawdowns: runs,
      averageDrawdown: ratio(this.#sumOfDepths + last.depth, runs),
      ulcerIndex: bars === 0 ? null : Math.sqrt(sumOfSquares / bars),
      timeUnderWater: ratio(this.#bars + last.bars, bars),
    };
  }
}

function days(run: DrawdownRun): number {
  return (run.lastTime - run.peakTime) / DAY_MS;
}
