import type { Instrument } from '@paddock/sdk';
import { ExactSum, product, type Units } from '../money/exact-sum.ts';
import type { LedgerScale } from '../money/ledger-scale.ts';
import { PositionState } from './position-state.ts';
import { pow10 } from '../money/pow10.ts';

/** Cash, positions and their value. Cash and fees are exact; values at market are the nearest doubles of exact products. */
export class Portfolio {
  readonly positions: readonly PositionState[];
  readonly cash: ExactSum;
  readonly fees = new ExactSum();
  /** Notional traded so far, both sides, ledger units. */
  readonly traded = new ExactSum();
  /** Last price by instrument in plain numbers; NaN before the first. */
  readonly marks: Float64Array;
  readonly #scale: LedgerScale;
  readonly #priceScale: Float64Array;
  /** Instruments with a position, to value large books without walking all symbols. */
  readonly held: number[] = [];

  constructor(instruments: readonly Instrument[], scale: LedgerScale, cash: Units) {
    this.positions = instruments.map(() => new PositionState());
    this.cash = new ExactSum(cash);
    this.marks = new Float64Array(instruments.length).fill(Number.NaN);
    this.#scale = scale;
    this.#priceScale = Float64Array.from(instruments, (i) => pow10(i.priceDecimals));
  }
  position(instrument: number): PositionState {
    const position = this.positions[instrument];
    if (position === undefined) throw new RangeError(`instrument ${instrument} of ${this.positions.length} does not exist`);
    return position;
  }
  /** Last price as an integer of the instrument; NaN before the first bar. */
  markUnits(instrument: number): number {
    return Math.round((this.marks[instrument] as number) * (this.#priceScale[instrument] as number));
  }
  applyFill(instrument: number, signedQuantity: number, price: number, fee: Units): void {
    const position = this.position(instrument);
    const wasFlat = position.quantity === 0;
    const notional = product(price, signedQuantity, this.#scale.perNotional[instrument] as number);
    this.cash.subtract(notional);
    this.cash.subtract(fee);
    this.fees.add(fee);
    this.traded.add(signedQuantity < 0 ? -notional : notional);
    position.apply(signedQuantity, price);
    if (wasFlat && position.quantity !== 0) this.held.push(instrument);
    else if (!wasFlat && position.quantity === 0) this.#drop(instrument);
  }
  #drop(instrument: number): void {
    const { held } = this;
    const last = held.pop();
    if (last !== undefined && last !== instrument) held[held.indexOf(instrument)] = last;
  }
  /** A number that two portfolios with the same positions share. */
  fingerprint(): number {
    return this.held.reduce((sum, instrument) => sum + (instrument + 1) * this.position(instrument).quantity, 0);
  }
  /** Ledger units, signed; 0 when flat. */
  marketValue(instrument: number): number {
    const { quantity } = this.position(instrument);
    return quantity === 0 ? 0 : quantity * this.markUnits(instrument) * (this.#scale.perNotional[instrument] as number);
  }
  /** Cash plus market value, ledger units. */
  equity(): number {
    let value = this.cash.toNumber();
    const { held } = this;
    for (let i = 0; i < held.length; i++) value += this.marketValue(held[i] as number);
    return value;
  }
  /** Sum of absolute market values, ledger units. */
  exposure(): number {
    let value = 0;
    const { held } = this;
    for (let i = 0; i < held.length; i++) value += Math.abs(this.marketValue(held[i] as number));
    return value;
  }
  /** Cash plus market value without rounding. */
  exactEquity(): bigint {
    let value = this.cash.toBigInt();
    for (const i of this.held) value += BigInt(this.position(i).quantity) * BigInt(this.markUnits(i)) * BigInt(this.#scale.perNotional[i] as number);
    return value;
  }
}
