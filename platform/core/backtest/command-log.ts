import type { TimeInForce } from '@paddock/sdk';
import type { OrderRequest } from '@paddock/sdk/runtime';

/** Doubles before the first command: counts, flags and the digest of the chunk. */
export const HEADER_LENGTH = 16;
export const COMMAND_LENGTH = 14;
export const HEADER = { commands: 0, rows: 1, hasFailed: 2, hasNews: 3, hash: 4, orders: 5, fills: 6, cash: 7, positions: 8, isCut: 9, flood: 10 } as const;
/** What one step may ask for: the same in every run, however its rows are cut into chunks. */
const COMMANDS_PER_STEP = 16_384;

const SUBMIT = 1;
const CANCEL = 2;
const REPLACE = 3;
const TIMES_IN_FORCE: readonly TimeInForce[] = ['DAY', 'GTC', 'GTD', 'IOC', 'FOK'];

/** What a strategy asked for at one step. */
export type Command =
  | { readonly kind: 'submit'; readonly step: number; readonly request: OrderRequest }
  | { readonly kind: 'cancel'; readonly step: number; readonly orderId: number }
  | { readonly kind: 'replace'; readonly step: number; readonly orderId: number; readonly quantity: number; readonly limit: number; readonly stop: number };

/** Writes commands as fixed records of doubles into the buffer that leaves the isolate. */
export class CommandWriter {
  readonly buffer: Float64Array;
  count = 0;
  readonly perStep: number;
  readonly #capacity: number;

  constructor(buffer: Float64Array) {
    this.buffer = buffer;
    this.#capacity = Math.floor((buffer.length - HEADER_LENGTH) / COMMAND_LENGTH);
    this.perStep = Math.min(COMMANDS_PER_STEP, Math.floor(this.#capacity / 2));
  }
  get isFull(): boolean {
    return this.count >= this.#capacity;
  }
  /** Whether the next step might not fit. */
  get isNearlyFull(): boolean {
    return this.count > this.#capacity - this.perStep;
  }
  clear(): void {
    this.count = 0;
  }
  submit(step: number, request: OrderRequest, tag: number): void {
    const at = this.#begin(step, SUBMIT);
    const b = this.buffer;
    b[at + 2] = request.owner;
    b[at + 3] = request.instrument;
    b[at + 4] = request.side === 'buy' ? 1 : -1;
    b[at + 5] = request.quantity;
    b[at + 6] = request.limit;
    b[at + 7] = request.stop;
    b[at + 8] = TIMES_IN_FORCE.indexOf(request.timeInForce);
    b[at + 9] = request.expireAt;
    b[at + 10] = request.parent;
    b[at + 11] = request.ocoGroup;
    b[at + 12] = tag;
  }
  cancel(step: number, orderId: number): void {
    this.buffer[this.#begin(step, CANCEL) + 2] = orderId;
  }
  replace(step: number, orderId: number, quantity: number, limit: number, stop: number): void {
    const at = this.#begin(step, REPLACE);
    const b = this.buffer;
    b[at + 2] = orderId;
    b[at + 5] = quantity;
    b[at + 6] = limit;
    b[at + 7] = stop;
  }
  #begin(step: number, kind: number): number {
    if (this.isFull) throw new RangeError(`more than ${this.#capacity} orders, cancels and changes in one stretch of bars`);
    const at = HEADER_LENGTH + this.count * COMMAND_LENGTH;
    this.count++;
    this.buffer[at] = step;
    this.buffer[at + 1] = kind;
    return at;
  }
}

/** Limits of what a log may name; everything else in it is a lie. */
export interface CommandBounds {
  readonly instruments: number;
  readonly owners: number;
  readonly tags: readonly string[];
}

/** Reads one record of a log that came from an untrusted process; undefined when it is malformed in any field. */
export function readCommand(buffer: Float64Array, index: number, bounds: CommandBounds): Command | undefined {
  const at = HEADER_LENGTH + index * COMMAND_LENGTH;
  const step = buffer[at] as number;
  if (!isCount(step)) return undefined;
  switch (buffer[at + 1] as number) {
    case SUBMIT: {
      const request = readRequest(buffer, at, bounds);
      return request === undefined ? undefined : { kind: 'submit', step, request };
    }
    case CANCEL: {
      const orderId = buffer[at + 2] as number;
      return isCount(orderId) ? { kind: 'cancel', step, orderId } : undefined;
    }
    case REPLACE: {
      const orderId = buffer[at + 2] as number;
      const quantity = buffer[at + 5] as number;
      const limit = buffer[at + 6] as number;
      const stop = buffer[at + 7] as number;
      return isCount(orderId) && isPriceOrNone(quantity) && isPriceOrNone(limit) && isPriceOrNone(stop)
        ? { kind: 'replace', step, orderId, quantity, limit, stop }
        : undefined;
    }
    default:
      return undefined;
  }
}

function readRequest(buffer: Float64Array, at: number, bounds: CommandBounds): OrderRequest | undefined {
  const owner = buffer[at + 2] as number;
  const instrument = buffer[at + 3] as number;
  const sign = buffer[at + 4] as number;
  const quantity = buffer[at + 5] as number;
  const limit = buffer[at + 6] as number;
  const stop = buffer[at + 7] as number;
  const timeInForce = TIMES_IN_FORCE[buffer[at + 8] as number];
  const expireAt = buffer[at + 9] as number;
  const parent = buffer[at + 10] as number;
  const ocoGroup = buffer[at + 11] as number;
  const tag = bounds.tags[buffer[at + 12] as number];
  if (!isCount(owner) || owner >= bounds.owners || !isCount(instrument) || instrument >= bounds.instruments) return undefined;
  if ((sign !== 1 && sign !== -1) || !Number.isFinite(quantity) || !isPriceOrNone(limit) || !isPriceOrNone(stop)) return undefined;
  if (!Number.isFinite(expireAt) || !isCount(parent) || !isCount(ocoGroup) || timeInForce === undefined || tag === undefined) return undefined;
  return { instrument, owner, side: sign === 1 ? 'buy' : 'sell', quantity, limit, stop, timeInForce, expireAt, tag, parent, ocoGroup };
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const isPriceOrNone = (n: number): boolean => Number.isNaN(n) || Number.isFinite(n);
