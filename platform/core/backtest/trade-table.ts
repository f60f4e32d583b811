import type { ClosedTrade } from '../portfolio/trade-recorder.ts';
import { NumberTable } from './number-table.ts';
import { Words } from './words.ts';

/** The closed trades of a run in columns. */
export class TradeTable {
  readonly #table = new NumberTable(12);
  readonly #exitReasons = new Words();

  get length(): number {
    return this.#table.length;
  }
  add(trade: ClosedTrade): void {
    const row = this.#table.add();
    const block = this.#table.block(row);
    const offset = this.#table.offset(row);
    block[offset] = 2 * trade.instrument + (trade.sign > 0 ? 1 : 0);
    block[offset + 1] = trade.exitReason === '' ? 0 : this.#exitReasons.number(trade.exitReason);
    block[offset + 2] = trade.quantity;
    block[offset + 3] = trade.entryTime;
    block[offset + 4] = trade.entryStep;
    block[offset + 6] = trade.exitTime;
    block[offset + 7] = trade.exitStep;
    block[offset + 10] = trade.lowest;
    block[offset + 11] = trade.highest;
    this.#table.setUnits(row, 5, trade.entryValue);
    this.#table.setUnits(row, 8, trade.exitValue);
    this.#table.setUnits(row, 9, trade.fees);
  }
  at(row: number): ClosedTrade {
    const t = this.#table;
    return {
      instrument: Math.floor(t.get(row, 0) / 2),
      sign: t.get(row, 0) % 2 === 1 ? 1 : -1,
      quantity: t.get(row, 2),
      entryTime: t.get(row, 3),
      entryStep: t.get(row, 4),
      entryValue: t.getUnits(row, 5),
      exitTime: t.get(row, 6),
      exitStep: t.get(row, 7),
      exitValue: t.getUnits(row, 8),
      fees: t.getUnits(row, 9),
      lowest: t.get(row, 10),
      highest: t.get(row, 11),
      exitReason: this.#exitReasons.word(t.get(row, 1)),
    };
  }
  release(): void {
    this.#table.release();
  }
}
