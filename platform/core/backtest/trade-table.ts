import type { ClosedTrade } from '../portfolio/trade-recorder.ts';
import { NumberTable } from './number-table.ts';

/** The closed trades of a run in columns. */
export class TradeTable {
  readonly #table = new NumberTable(12);
  readonly #exitReasons: string[] = [];

  get length(): number {
    return this.#table.length;
  }
  add(trade: ClosedTrade): void {
    const t = this.#table;
    const row = t.add();
    t.set(row, 0, trade.instrument);
    t.set(row, 1, trade.sign);
    t.set(row, 2, trade.quantity);
    t.set(row, 3, trade.entryTime);
    t.set(row, 4, trade.entryStep);
    t.setUnits(row, 5, trade.entryValue);
    t.set(row, 6, trade.exitTime);
    t.set(row, 7, trade.exitStep);
    t.setUnits(row, 8, trade.exitValue);
    t.setUnits(row, 9, trade.fees);
    t.set(row, 10, trade.lowest);
    t.set(row, 11, trade.highest);
    this.#exitReasons.push(trade.exitReason);
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
      exitReason: this.#exitReasons[row] ?? '',
    };
  }
}
