import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { sessionOf, type SessionOption } from './session.ts';

/**
 * Volume-weighted average price since the session began: sum of typical price * volume over sum of volume, the typical
 * price of the bar while nothing has been traded. A session is a UTC day, or begins `sessionStartMinutes` after midnight UTC.
 * Defined from the first bar.
 */
export class Vwap extends Indicator {
  private readonly start: number;
  private session = NaN;
  private turnover = 0;
  private volume = 0;

  constructor(options: SessionOption = {}) {
    const start = options.sessionStartMinutes ?? 0;
    checkWhole('Vwap', 'sessionStartMinutes', start, 0, 1439);
    super('vwap', 0, [start]);
    this.start = start;
  }

  updateBar(bar: BarInput): void {
    const session = sessionOf(bar.time, this.start);
    if (session !== this.session) {
      this.session = session;
      this.turnover = 0;
      this.volume = 0;
    }
    const price = (bar.high + bar.low + bar.close) / 3;
    this.turnover += price * bar.volume;
    this.volume += bar.volume;
    this.emit(this.volume === 0 ? price : this.turnover / this.volume);
  }
}
