import type { ClosedTrade } from '../portfolio/trade-recorder.ts';
import { NumberTable } from './number-table.ts';

/** The closed trades of a run in columns. */
export class TradeTable {
  readonly #table = new NumberTable(12);
  readonly #exitReasons = new Map<number, string>();

  get length(): number {
    return this.#table.length;
  }
  add(trade: ClosedTrade): void {
    const row = this.#table.add();
    const { block, offset } = this.#table.row(row);
    block[offset] = trade.instrument;
    block[offset + 1] = trade.sign;
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
    if (trade.exitReason !== '') this.#exitReasons.set(row, trade.exitReason);
  }
  at(row: number): ClosedTrade {
    const t = this.#table;
    return {
      instrument: t.get(row, 0),
      sign: t.get(row, 1),
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
      exitReason: this.#exitReasons.get(row) ?? '',
    };
  }
}
