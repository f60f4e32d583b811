import type { PlacedOrder } from './guest/standalone/protocol.ts';
import { plainLine, type StopReason } from './reasons.ts';
import type { Sandbox } from './supervisor.ts';

export interface LogLine {
  readonly time: number;
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
}

const MOST_ORDERS = 100_000;
const MOST_LOGS = 10_000;
const MOST_PAGES = 1_000;
const SIDES: readonly unknown[] = ['buy', 'sell'];
const TYPES: readonly unknown[] = ['market', 'limit', 'stop', 'stop-limit'];
const TIMES_IN_FORCE: readonly unknown[] = ['DAY', 'GTC', 'GTD', 'IOC', 'FOK'];
const LEVELS: readonly unknown[] = ['info', 'warn', 'error'];

/** What a stand-alone run says: orders and log lines. It comes from a stranger, so every field is checked and everything is capped. */
export class RunNotes {
  readonly symbols: readonly string[];
  readonly orders: PlacedOrder[] = [];
  readonly cancelled: number[] = [];
  readonly logs: LogLine[] = [];

  constructor(symbols: readonly string[]) {
    this.symbols = symbols;
  }

  /** Asks for everything that has piled up. Returns why the run cannot be trusted any more, if so. */
  async fetch(sandbox: Sandbox): Promise<StopReason | undefined> {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await sandbox.control('news');
      if (!answer.ok) return undefined;
      const news = (typeof answer.value === 'object' && answer.value !== null ? answer.value : {}) as Readonly<Record<string, unknown>>;
      for (const order of listOf(news['orders'])) {
        const read = this.#order(order);
        if (read === undefined || this.orders.length >= MOST_ORDERS) return untrusted('an order that no honest strategy places');
        this.orders.push(read);
      }
      for (const id of listOf(news['cancelled'])) if (this.#isPlaced(id)) this.cancelled.push(id);
      for (const line of listOf(news['logs'])) this.#log(line);
      if (news['hasMore'] !== true) return undefined;
    }
    return untrusted('news without end');
  }

  #order(value: unknown): PlacedOrder | undefined {
    const { id, time, symbol, side, type, quantity, limit, stop, timeInForce, tag } = fieldsOf(value);
    const known = SIDES.includes(side) && TYPES.includes(type) && TIMES_IN_FORCE.includes(timeInForce) && this.symbols.includes(symbol as string);
    if (!known || id !== this.orders.length + 1 || !isNumber(time) || !isNumber(quantity) || quantity <= 0) return undefined;
    if (![limit, stop].every((price) => price === undefined || isNumber(price))) return undefined;
    const prices = { ...(isNumber(limit) && { limit }), ...(isNumber(stop) && { stop }) };
    const words = { symbol, side, type, timeInForce } as Pick<PlacedOrder, 'symbol' | 'side' | 'type' | 'timeInForce'>;
    return { id, time, ...words, quantity, ...prices, tag: typeof tag === 'string' ? plainLine(tag, 32) : '' };
  }

  #isPlaced(id: unknown): id is number {
    return isNumber(id) && Number.isInteger(id) && id >= 1 && id <= this.orders.length && this.cancelled.length < MOST_ORDERS;
  }

  #log(value: unknown): void {
    const { time, level, message } = fieldsOf(value);
    if (this.logs.length >= MOST_LOGS || !isNumber(time) || !LEVELS.includes(level) || typeof message !== 'string') return;
    this.logs.push({ time, level: level as LogLine['level'], message: plainLine(message, 1_000) });
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const untrusted = (what: string): StopReason => ({ code: 'protocol', message: `The run is not trusted: it spoke of ${what}.` });
