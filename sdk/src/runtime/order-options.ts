import type { Side, TimeInForce } from '../model/index.ts';
import type { OrderRequest } from './broker.ts';

const TIMES_IN_FORCE: readonly string[] = ['DAY', 'GTC', 'GTD', 'IOC', 'FOK'];
const ORDER_KEYS: ReadonlySet<string> = new Set(['quantity', 'symbol', 'timeInForce', 'expireAt', 'tag', 'limit', 'stop', 'takeProfit', 'stopLoss', 'side']);

const MOST_TAG_CHARACTERS = 32;

/** An order that cannot be meant: wrong types, unknown keys, unknown symbols. Thrown at the line that placed it. */
export class OrderError extends TypeError {
  override readonly name: string = 'OrderError';
}

/** What an author asked for, each field read once and checked for its type; standing alone until somebody links it. */
export interface ReadOrder extends OrderRequest {
  readonly takeProfit: number;
  readonly stopLoss: number;
}

/** On whose behalf orders are read. */
export interface OrderReader {
  readonly owner: number;
  /** Throws for a symbol that the owner does not see. */
  instrumentOf(symbol: string | undefined): number;
}

/** Reads an author's options object field by field; it may hold getters, proxies or anything else. */
export function readOrder(side: Side, options: unknown, reader: OrderReader): ReadOrder {
  if (typeof options !== 'object' || options === null) throw new OrderError(`an order needs an object such as { quantity: 100 }, not ${show(options)}`);
  const raw = options as Readonly<Record<string, unknown>>;
  refuseUnknown(Object.keys(raw));
  const timeInForce = readTimeInForce(raw['timeInForce']);
  const expireAt = readPrice('expireAt', raw['expireAt']);
  if (timeInForce === 'GTD' && Number.isNaN(expireAt)) throw new OrderError('timeInForce GTD needs expireAt, epoch milliseconds');
  return {
    instrument: reader.instrumentOf(readText('symbol', raw['symbol'])),
    owner: reader.owner,
    side,
    quantity: readQuantity(raw['quantity']),
    limit: readPrice('limit', raw['limit']),
    stop: readPrice('stop', raw['stop']),
    timeInForce,
    expireAt: Number.isNaN(expireAt) ? 0 : expireAt,
    tag: readTag(raw['tag']),
    parent: 0,
    ocoGroup: 0,
    takeProfit: readPrice('takeProfit', raw['takeProfit']),
    stopLoss: readPrice('stopLoss', raw['stopLoss']),
  };
}

/** A market order that closes a position. */
export function closingOrder(side: Side, quantity: number, instrument: number, owner: number, tag: unknown): ReadOrder {
  return {
    instrument,
    owner,
    side,
    quantity,
    limit: Number.NaN,
    stop: Number.NaN,
    timeInForce: 'GTC',
    expireAt: 0,
    tag: readTag(tag ?? 'close'),
    parent: 0,
    ocoGroup: 0,
    takeProfit: Number.NaN,
    stopLoss: Number.NaN,
  };
}

function refuseUnknown(keys: readonly string[]): void {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    // Nearly every order has it, and most have nothing else.
    if (key !== 'quantity' && !ORDER_KEYS.has(key))
      throw new OrderError(`unknown order option "${key.slice(0, 40)}"; valid: ${[...ORDER_KEYS].slice(0, -1).join(', ')}`);
  }
}

export function readQuantity(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new OrderError(`quantity ${show(value)} is not a finite number`);
  return value;
}

/** NaN when absent. */
export function readPrice(field: string, value: unknown): number {
  if (value === undefined) return Number.NaN;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new OrderError(`${field} ${show(value)} is not a finite number`);
  return value;
}

export function readSide(value: unknown): Side {
  if (value === 'buy' || value === 'sell') return value;
  throw new OrderError(`side ${show(value)} is unknown; valid: buy, sell`);
}

function readTimeInForce(value: unknown): TimeInForce {
  if (value === undefined) return 'GTC';
  if (typeof value === 'string' && TIMES_IN_FORCE.includes(value)) return value as TimeInForce;
  throw new OrderError(`timeInForce ${show(value)} is unknown; valid: ${TIMES_IN_FORCE.join(', ')}`);
}

function readText(field: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new OrderError(`${field} ${show(value)} is not a text`);
}

function readTag(value: unknown): string {
  const tag = readText('tag', value) ?? '';
  return tag.length > MOST_TAG_CHARACTERS ? tag.slice(0, MOST_TAG_CHARACTERS) : tag;
}

/** A short text of any value that runs no code of its owner. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined || value === null) return String(value);
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
