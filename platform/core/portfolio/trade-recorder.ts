import { sum, type Units } from '../money/exact-sum.ts';
import type { FillEvent } from '../protocol.ts';

/** A closed round trip in integers: values are price x quantity units, fees ledger units. */
export interface ClosedTrade {
  readonly instrument: number;
  /** 1 long, -1 short. */
  readonly sign: number;
  readonly quantity: number;
  readonly entryTime: number;
  readonly entryStep: number;
  readonly entryValue: Units;
  readonly exitTime: number;
  readonly exitStep: number;
  readonly exitValue: Units;
  readonly fees: Units;
  readonly exitReason: string;
  /** Lowest and highest price seen while it was open, integers of the instrument. */
  readonly lowest: number;
  readonly highest: number;
}

/** Follows the position of one instrument from fill to fill and writes down what was closed. */
export interface TradeRecorder {
  /** What is open now; undefined when flat. */
  readonly open: OpenTrade | undefined;
  fill(fill: FillEvent): void;
}

/** What is open between flat and flat. */
export class OpenTrade {
  readonly sign: number;
  readonly entryTime: number;
  readonly entryStep: number;
  entryValue: Units = 0;
  exitValue: Units = 0;
  fees: Units = 0;
  entryQuantity = 0;
  exitQuantity = 0;
  lowest: number;
  highest: number;

  constructor(fill: FillEvent, sign: number) {
    this.sign = sign;
    this.entryTime = fill.time;
    this.entryStep = fill.step;
    this.lowest = fill.price;
    this.highest = fill.price;
  }
}

/** Flat to flat at average cost: one trade for all entries and exits of a round trip; a reversal closes one and opens the next. */
export class RoundTripRecorder implements TradeRecorder {
  open: OpenTrade | undefined;
  readonly #instrument: number;
  readonly #closed: (trade: ClosedTrade) => void;

  constructor(instrument: number, closed: (trade: ClosedTrade) => void) {
    this.#instrument = instrument;
    this.#closed = closed;
  }
  fill(fill: FillEvent): void {
    const { sign } = fill.order;
    const trade = (this.open ??= new OpenTrade(fill, sign));
    if (trade.sign === sign) return enter(trade, fill, fill.quantity, fill.fee);
    const held = trade.entryQuantity - trade.exitQuantity;
    const closing = Math.min(held, fill.quantity);
    const closingFee = share(fill.fee, closing, fill.quantity);
    trade.exitQuantity += closing;
    trade.exitValue = sum(trade.exitValue, closing * fill.price);
    trade.fees = sum(trade.fees, closingFee);
    if (trade.exitQuantity === trade.entryQuantity) this.#close(trade, fill);
    if (closing < fill.quantity) {
      this.open = new OpenTrade(fill, sign);
      enter(this.open, fill, fill.quantity - closing, difference(fill.fee, closingFee));
    }
  }
  #close(trade: OpenTrade, fill: FillEvent): void {
    this.open = undefined;
    this.#closed({
      instrument: this.#instrument,
      sign: trade.sign,
      quantity: trade.entryQuantity,
      entryTime: trade.entryTime,
      entryStep: trade.entryStep,
      entryValue: trade.entryValue,
      exitTime: fill.time,
      exitStep: fill.step,
      exitValue: trade.exitValue,
      fees: trade.fees,
      exitReason: fill.order.tag,
      lowest: Math.min(trade.lowest, fill.price),
      highest: Math.max(trade.highest, fill.price),
    });
  }
}

interface Lot {
  readonly time: number;
  readonly step: number;
  readonly price: number;
  quantity: number;
  fee: Units;
}

/** Lots matched first-in-first-out or last-in-first-out: one trade for each lot, or part of one, that a fill closes. */
export class LotRecorder implements TradeRecorder {
  open: OpenTrade | undefined;
  readonly #instrument: number;
  readonly #isFifo: boolean;
  readonly #closed: (trade: ClosedTrade) => void;
  #lots: Lot[] = [];

  constructor(instrument: number, method: 'fifo' | 'lifo', closed: (trade: ClosedTrade) => void) {
    this.#instrument = instrument;
    this.#isFifo = method === 'fifo';
    this.#closed = closed;
  }
  fill(fill: FillEvent): void {
    const { sign } = fill.order;
    const trade = (this.open ??= new OpenTrade(fill, sign));
    if (trade.sign === sign) return this.#enter(trade, fill, fill.quantity, fill.fee);
    let left = fill.quantity;
    let fee = fill.fee;
    while (left > 0 && this.#lots.length > 0) {
      const lot = this.#lots.at(this.#isFifo ? 0 : -1) as Lot;
      const quantity = Math.min(lot.quantity, left);
      const part = share(fee, quantity, left);
      this.#closeLot(trade, lot, quantity, part, fill);
      fee = difference(fee, part);
      left -= quantity;
    }
    if (this.#lots.length > 0) return;
    this.open = left > 0 ? new OpenTrade(fill, sign) : undefined;
    if (this.open !== undefined) this.#enter(this.open, fill, left, fee);
  }
  #enter(trade: OpenTrade, fill: FillEvent, quantity: number, fee: Units): void {
    enter(trade, fill, quantity, fee);
    this.#lots.push({ time: fill.time, step: fill.step, price: fill.price, quantity, fee });
  }
  #closeLot(trade: OpenTrade, lot: Lot, quantity: number, exitFee: Units, fill: FillEvent): void {
    const entryFee = share(lot.fee, quantity, lot.quantity);
    trade.exitQuantity += quantity;
    trade.exitValue = sum(trade.exitValue, quantity * lot.price);
    trade.fees = sum(trade.fees, -entryFee);
    this.#closed({
      instrument: this.#instrument,
      sign: trade.sign,
      quantity,
      entryTime: lot.time,
      entryStep: lot.step,
      entryValue: quantity * lot.price,
      exitTime: fill.time,
      exitStep: fill.step,
      exitValue: quantity * fill.price,
      fees: sum(entryFee, exitFee),
      exitReason: fill.order.tag,
      lowest: Math.min(trade.lowest, fill.price),
      highest: Math.max(trade.highest, fill.price),
    });
    lot.fee = difference(lot.fee, entryFee);
    lot.quantity -= quantity;
    if (lot.quantity === 0) this.#lots = this.#lots.filter((other) => other !== lot);
  }
}

function enter(trade: OpenTrade, fill: FillEvent, quantity: number, fee: Units): void {
  trade.entryQuantity += quantity;
  trade.entryValue = sum(trade.entryValue, quantity * fill.price);
  trade.fees = sum(trade.fees, fee);
}

/** The part of a fee that belongs to `part` of `whole`, rounded down; the rest stays for the last part, so nothing is lost. */
function share(fee: Units, part: number, whole: number): Units {
  if (part === whole) return fee;
  return (BigInt(fee) * BigInt(part)) / BigInt(whole);
}
function difference(a: Units, b: Units): Units {
  return sum(a, -b);
}
