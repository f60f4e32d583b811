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
const GTC = 1;

/** What a strategy may ask for. */
export type CommandKind = 'submit' | 'cancel' | 'replace';

/** Writes commands as fixed records of doubles into the buffer that leaves the isolate. */
export class CommandWriter {
  readonly buffer: Float64Array;
  count = 0;
  readonly perStep: number;
  readonly #capacity: number;
  readonly #roomyUpTo: number;

  constructor(buffer: Float64Array) {
    this.buffer = buffer;
    this.#capacity = Math.floor((buffer.length - HEADER_LENGTH) / COMMAND_LENGTH);
    this.perStep = Math.min(COMMANDS_PER_STEP, Math.floor(this.#capacity / 2));
    this.#roomyUpTo = this.#capacity - this.perStep;
  }
  get isFull(): boolean {
    return this.count >= this.#capacity;
  }
  /** Whether the next step might not fit. */
  get isNearlyFull(): boolean {
    return this.count > this.#roomyUpTo;
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
    b[at + 8] = request.timeInForce === 'GTC' ? GTC : TIMES_IN_FORCE.indexOf(request.timeInForce);
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
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads the records of a log that came from an untrusted process, one at a time, each field checked. What was read stands in the fields until
 * the next `read`: a judge reads every command of a run, and an object for each would be its largest cost.
 */
export class CommandReader {
  kind: CommandKind = 'cancel';
  step = 0;
  /** Of a submit. */
  readonly request: Mutable<OrderRequest> = {
    instrument: 0,
    owner: 0,
    side: 'buy',
    quantity: 0.5,
    limit: Number.NaN,
    stop: Number.NaN,
    timeInForce: 'GTC',
    expireAt: 0.5,
    tag: '',
    parent: 0,
    ocoGroup: 0,
  };
  /** Of a cancel or a replace. */
  orderId = 0;
  /** Of a replace. */
  quantity = Number.NaN;
  limit = Number.NaN;
  stop = Number.NaN;
  readonly #bounds: CommandBounds;
  #buffer: Float64Array = new Float64Array(0);
  #tags: readonly string[] = [''];

  constructor(bounds: CommandBounds) {
    this.#bounds = bounds;
  }
  /** `tags`: what the commands of this log call their tags. */
  open(buffer: Float64Array, tags: readonly string[]): void {
    this.#buffer = buffer;
    this.#tags = tags;
  }
  /** The step of a record without reading it; negative where the log has no such record. */
  stepOf(index: number): number {
    return this.#buffer[HEADER_LENGTH + index * COMMAND_LENGTH] ?? -1;
  }
  /** False when the record is malformed in any field. */
  read(index: number): boolean {
    const at = HEADER_LENGTH + index * COMMAND_LENGTH;
    const buffer = this.#buffer;
    this.step = buffer[at] as number;
    if (!isCount(this.step)) return false;
    switch (buffer[at + 1] as number) {
      case SUBMIT:
        this.kind = 'submit';
        return this.#readRequest(at);
      case CANCEL:
        this.kind = 'cancel';
        this.orderId = buffer[at + 2] as number;
        return isCount(this.orderId);
      case REPLACE:
        this.kind = 'replace';
        return this.#readChange(at);
      default:
        return false;
    }
  }

  #readRequest(at: number): boolean {
    const buffer = this.#buffer;
    const { request } = this;
    const sign = buffer[at + 4] as number;
    const timeInForce = TIMES_IN_FORCE[buffer[at + 8] as number];
    const tag = this.#tags[buffer[at + 12] as number];
    if ((sign !== 1 && sign !== -1) || timeInForce === undefined || tag === undefined) return false;
    request.owner = buffer[at + 2] as number;
    request.instrument = buffer[at + 3] as number;
    request.side = sign === 1 ? 'buy' : 'sell';
    request.quantity = buffer[at + 5] as number;
    request.limit = buffer[at + 6] as number;
    request.stop = buffer[at + 7] as number;
    request.timeInForce = timeInForce;
    request.expireAt = buffer[at + 9] as number;
    request.parent = buffer[at + 10] as number;
    request.ocoGroup = buffer[at + 11] as number;
    request.tag = tag;
    return isRequest(request, this.#bounds);
  }
  #readChange(at: number): boolean {
    const buffer = this.#buffer;
    this.orderId = buffer[at + 2] as number;
    this.quantity = buffer[at + 5] as number;
    this.limit = buffer[at + 6] as number;
    this.stop = buffer[at + 7] as number;
    return isCount(this.orderId) && isNumberOrNone(this.quantity) && isNumberOrNone(this.limit) && isNumberOrNone(this.stop);
  }
}

function isRequest(request: OrderRequest, { owners, instruments }: CommandBounds): boolean {
  const { owner, instrument, quantity, limit, stop, expireAt, parent, ocoGroup } = request;
  if (!isCount(owner) || owner >= owners || !isCount(instrument) || instrument >= instruments) return false;
  return Number.isFinite(quantity) && isNumberOrNone(limit) && isNumberOrNone(stop) && Number.isFinite(expireAt) && isCount(parent) && isCount(ocoGroup);
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const isNumberOrNone = (n: number): boolean => Number.isNaN(n) || Number.isFinite(n);
