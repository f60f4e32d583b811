import { EquityBlock, type EquityAccumulator } from '../stats/index.ts';
import { EquityLog } from './equity-log.ts';

/** What a position in one instrument is worth at any price: cash in ledger units, ledger units of one price unit times one quantity unit. */
export interface Holding {
  readonly cash: number;
  readonly quantity: number;
  readonly perNotional: number;
  readonly priceScale: number;
  /** Ledger units of one unit of currency. */
  readonly perUnit: number;
}

/** Takes down the equity of every step, and hands it on to the statistics in blocks: one call for many steps is twice as fast. */
export class EquityRecorder {
  readonly log: EquityLog;
  readonly #statistics: EquityAccumulator;
  readonly #block = new EquityBlock();

  /** `steps`: how many there will be at most. */
  constructor(statistics: EquityAccumulator, steps: number) {
    this.#statistics = statistics;
    this.log = new EquityLog(steps);
  }
  /** A step with its equity and gross exposure in currency. */
  add(time: number, equity: number, exposure: number): void {
    this.#block.add(time, equity, exposure);
    if (this.#block.room === 0) this.flush();
  }
  /** Steps `from` to `to` (exclusive) of a chunk of one instrument, in which only the value of the position moves. */
  addQuiet(data: Float64Array, rows: number, from: number, to: number, holding: Holding): void {
    const block = this.#block;
    for (let start = from; start < to;) {
      const end = Math.min(to, start + block.room);
      if (holding.quantity === 0) block.addFlat(data, start, end, holding.cash / holding.perUnit);
      else hold(block, data, rows, start, end, holding);
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
}

function hold(block: EquityBlock, data: Float64Array, rows: number, from: number, to: number, holding: Holding): void {
  const { time, equity, exposure } = block;
  const { cash, quantity, perNotional, priceScale, perUnit } = holding;
  const closeAt = 5 * rows;
  const perPrice = quantity * perNotional;
  let at = block.length;
  for (let row = from; row < to; row++) {
    const value = perPrice * Math.round((data[closeAt + row] as number) * priceScale);
    time[at] = data[row] as number;
    equity[at] = (cash + value) / perUnit;
    exposure[at++] = Math.abs(value) / perUnit;
  }
  block.length = at;
}
