import type { TradingEngine } from '../engine.ts';
import { pow10 } from '../money/pow10.ts';
import { EquityBlock, type EquityAccumulator } from '../stats/index.ts';
import { EquityLog } from './equity-log.ts';

/** Takes down the equity of every step, and hands it on to the statistics in blocks: one call for many steps is twice as fast. */
export class EquityRecorder {
  readonly log: EquityLog;
  readonly #statistics: EquityAccumulator;
  readonly #block = new EquityBlock();
  /** Ledger units of one unit of currency, and of one price unit times one quantity unit of the first instrument. */
  #perUnit = 1;
  #perNotional = 1;
  #priceScale = 1;

  /** `steps`: how many there will be at most. */
  constructor(statistics: EquityAccumulator, steps: number) {
    this.#statistics = statistics;
    this.log = new EquityLog(steps);
  }
  attach({ scale, instruments }: TradingEngine): void {
    this.#perUnit = scale.perCurrencyUnit;
    this.#perNotional = scale.perNotional[0] ?? 0;
    this.#priceScale = pow10(instruments[0]?.priceDecimals ?? 0);
  }
  /** A step with its equity and gross exposure in ledger units. */
  add(time: number, equity: number, exposure: number): void {
    this.#block.add(time, equity / this.#perUnit, exposure / this.#perUnit);
    if (this.#block.room === 0) this.flush();
  }
  /** Steps `from` to `to` (exclusive) of a chunk of one instrument, in which only the value of the position moves. `cash` in ledger units. */
  addQuiet(data: Float64Array, rows: number, from: number, to: number, cash: number, quantity: number): void {
    const block = this.#block;
    for (let start = from; start < to;) {
      const end = Math.min(to, start + block.room);
      if (quantity === 0) block.addFlat(data, start, end, cash / this.#perUnit);
      else this.#hold(data, rows, start, end, cash, quantity);
      start = end;
      if (block.room === 0) this.flush();
    }
  }
  flush(): void {
    const block = this.#block;
    this.log.pushColumns(block, block.length);
    this.#statistics.pushBlock(block);
    block.clear();
  }
  #hold(data: Float64Array, rows: number, from: number, to: number, cash: number, quantity: number): void {
    const { time, equity, exposure } = this.#block;
    const perUnit = this.#perUnit;
    const priceScale = this.#priceScale;
    const perPrice = quantity * this.#perNotional;
    const closeAt = 5 * rows;
    let at = this.#block.length;
    for (let row = from; row < to; row++) {
      const value = perPrice * Math.round((data[closeAt + row] as number) * priceScale);
      time[at] = data[row] as number;
      equity[at] = (cash + value) / perUnit;
      exposure[at++] = Math.abs(value) / perUnit;
    }
    this.#block.length = at;
  }
}
