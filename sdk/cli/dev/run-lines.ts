import type { ServerClient } from '../server/server-client.ts';
import { count, moment } from '../table.ts';
import type { Deployment, Reason } from './deployment.ts';

interface Page<T> {
  readonly items: readonly T[];
}
interface LogRow {
  readonly id: number;
  readonly time: number;
  readonly level: string;
  readonly message: string;
}
interface OrderRow {
  readonly id: number;
  readonly submittedAt: number;
  readonly symbol: string;
  readonly side: string;
  readonly type: string;
  readonly quantity: string;
  readonly limitPrice?: string;
  readonly stopPrice?: string;
  readonly status: string;
  readonly reason?: string;
}
interface FillRow {
  readonly id: number;
  readonly time: number;
  readonly orderId: number;
  readonly symbol: string;
  readonly side: string;
  readonly quantity: string;
  readonly price: string;
}
interface EventRow {
  readonly id: number;
  readonly kind: string;
  readonly message: string;
  readonly detail: { readonly outcome?: string } & Partial<Reason>;
}

/** Rows that one look may print; a replay at full speed is quicker than any reader. */
const MOST_LINES = 200;
const TOLD: readonly string[] = ['warning', 'strike', 'fault', 'quarantined', 'failed'];

interface TimedLine {
  readonly time: number;
  readonly text: string;
}

/** What a deployment has done since the last look, as lines. */
export class RunLines {
  readonly #server: ServerClient;
  readonly #path: string;
  readonly #seen = { logs: 0, orders: 0, fills: 0, events: 0 };

  constructor(server: ServerClient, id: string) {
    this.#server = server;
    this.#path = `/deployments/${id}`;
  }

  async since({ logCount, orderCount, fillCount }: Deployment): Promise<readonly string[]> {
    const logs = await this.#rows<LogRow>('logs', logCount);
    const orders = await this.#rows<OrderRow>('orders', orderCount);
    const fills = await this.#rows<FillRow>('fills', fillCount);
    const timed = [...logs.rows.map(logLine), ...orders.rows.map(orderLine), ...fills.rows.map(fillLine)].toSorted((a, b) => a.time - b.time);
    const skipped = logs.skipped + orders.skipped + fills.skipped;
    const gap = skipped === 0 ? [] : [`... ${count(skipped)} lines not shown`];
    return [...gap, ...timed.map(({ time, text }) => `${moment(time)}  ${text}`)];
  }
  /** Warnings, strikes and roll-backs. */
  async events(): Promise<readonly string[]> {
    const { items } = await this.#server.get<Page<EventRow>>(`${this.#path}/events?limit=${MOST_LINES}&after=${this.#seen.events}`);
    this.#seen.events = items.at(-1)?.id ?? this.#seen.events;
    return items.filter(({ kind, detail }) => TOLD.includes(kind) || (kind === 'reload' && detail.outcome === 'rolled-back')).map(eventLine);
  }

  async #rows<Row extends { readonly id: number }>(table: 'logs' | 'orders' | 'fills', newest: number) {
    const from = Math.max(this.#seen[table], newest - MOST_LINES);
    const skipped = from - this.#seen[table];
    if (newest <= this.#seen[table]) return { rows: [], skipped: 0 };
    const { items } = await this.#server.get<Page<Row>>(`${this.#path}/${table}?limit=${MOST_LINES}&after=${from}`);
    this.#seen[table] = items.at(-1)?.id ?? from;
    return { rows: items, skipped };
  }
}

const logLine = ({ time, level, message }: LogRow): TimedLine => ({ time, text: `${level.padEnd(5)}  ${message}` });

function orderLine({ id, submittedAt, side, quantity, symbol, type, limitPrice, stopPrice, status, reason }: OrderRow): TimedLine {
  const prices = [limitPrice && ` at ${limitPrice}`, stopPrice && ` stop ${stopPrice}`].filter(Boolean).join('');
  const refused = status === 'denied' || status === 'rejected' ? ` ${status}${reason === undefined ? '' : `: ${reason}`}` : '';
  return { time: submittedAt, text: `order  #${id} ${side} ${quantity} ${symbol} ${type}${prices}${refused}` };
}

const fillLine = ({ time, orderId, side, quantity, symbol, price }: FillRow): TimedLine => ({
  time,
  text: `fill   #${orderId} ${side} ${quantity} ${symbol} at ${price}`,
});

function eventLine({ kind, message, detail }: EventRow): string {
  const place = detail.location === undefined ? '' : ` (${detail.location.file}:${detail.location.line}:${detail.location.column})`;
  return `${kind}: ${message}${place}`;
}
