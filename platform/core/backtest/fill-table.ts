import type { Units } from '../money/exact-sum.ts';
import type { FillEvent } from '../protocol.ts';
import { NumberTable } from './number-table.ts';

/** An execution; integers of its instrument, the fee in ledger units. */
export interface FillFacts {
  readonly orderId: number;
  readonly instrument: number;
  readonly sign: number;
  readonly quantity: number;
  readonly price: number;
  readonly basePrice: number;
  readonly fee: Units;
  readonly time: number;
}

/** The fills of a run in columns. */
export class FillTable {
  readonly #table = new NumberTable(8);

  get length(): number {
    return this.#table.length;
  }
  add(fill: FillEvent): void {
    const row = this.#table.add();
    const block = this.#table.block(row);
    const offset = this.#table.offset(row);
    block[offset] = fill.order.id;
    block[offset + 1] = fill.order.instrument;
    block[offset + 2] = fill.order.sign;
    block[offset + 3] = fill.quantity;
    block[offset + 4] = fill.price;
    block[offset + 5] = fill.basePrice;
    block[offset + 7] = fill.time;
    this.#table.setUnits(row, 6, fill.fee);
  }
  at(row: number): FillFacts {
    const t = this.#table;
    return {
      orderId: t.get(row, 0),
      instrument: t.get(row, 1),
      sign: t.get(row, 2),
      quantity: t.get(row, 3),
      price: t.get(row, 4),
      basePrice: t.get(row, 5),
      fee: t.getUnits(row, 6),
      time: t.get(row, 7),
    };
  }
  release(): void {
    this.#table.release();
  }
}
