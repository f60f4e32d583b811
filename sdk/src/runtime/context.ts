import type { BarInput, Indicator } from '../indicators/indicator.ts';
import type { Bar, Fill, Instrument, Order, Position, Side } from '../model/index.ts';
import type { ParamValue } from '../params.ts';
import type { StrategyBase, Timer } from '../strategy.ts';
import { BarSeries } from './bar-series.ts';
import { FULL_BUDGET, type StrategyBudget } from './budget.ts';
import type { Broker } from './broker.ts';
import type { RunJournal } from './journal.ts';
import { closingOrder, OrderError, readOrder, readPrice, readQuantity, readSide, show, type OrderReader, type ReadOrder } from './order-options.ts';
import { SymbolFeed } from './symbol-feed.ts';
import { TimerQueue } from './timer-queue.ts';
import { timeframeMs, timeframeText } from './timeframe.ts';
import { Window } from './window.ts';

/** Virtual time of a run; the runtime moves it, strategies read it. */
export interface RunClock {
  time: number;
}

/** All that one strategy instance is given by its host. */
export interface ContextOptions {
  readonly owner: number;
  readonly params: Readonly<Record<string, ParamValue>>;
  /** All instruments of the run; a broker's instrument numbers are indices into it. */
  readonly instruments: readonly Instrument[];
  /** The instruments that this instance sees; the first is its own. */
  readonly visible: readonly number[];
  readonly broker: Broker;
  readonly clock: RunClock;
  readonly journal: RunJournal;
  /** What may still be used; full unless given. */
  readonly budget?: StrategyBudget;
  /** Length of a bar of the run, milliseconds. */
  readonly baseMs: number;
}

/** The context of the instance that is being constructed; an instance has no other way to be handed one before its field initialisers run. */
const constructing: { context: StrategyContext | undefined } = { context: undefined };

/** Called by the base class while an instance is being constructed. */
export function takeContext(): StrategyContext {
  const { context } = constructing;
  constructing.context = undefined;
  if (context === undefined) throw new TypeError('strategies are constructed by the runtime: use runStrategy of @paddock/sdk/testing in your tests');
  return context;
}

/** The host side of one strategy instance: its registrations, its orders and the delivery of its callbacks. */
export class StrategyContext implements OrderReader {
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly symbol: string;
  readonly symbols: readonly string[];
  readonly position: Position;
  readonly broker: Broker;
  readonly owner: number;
  readonly budget: StrategyBudget;
  readonly timers = new TimerQueue();
  /** By instrument number; undefined where the instance does not see it. */
  readonly feeds: readonly (SymbolFeed | undefined)[];
  isStopped = false;
  readonly #options: ContextOptions;
  readonly #clock: RunClock;
  readonly #bySymbol = new Map<string, number>();

  constructor(options: ContextOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.params = options.params;
    this.broker = options.broker;
    this.owner = options.owner;
    this.budget = options.budget ?? FULL_BUDGET;
    this.symbols = Object.freeze(options.visible.map((i) => this.#instrument(i).symbol));
    options.visible.forEach((i) => this.#bySymbol.set(this.#instrument(i).symbol, i));
    const feeds: (SymbolFeed | undefined)[] = [];
    for (const i of options.visible) feeds[i] = new SymbolFeed();
    this.feeds = feeds;
    this.symbol = this.symbols[0] ?? '';
    this.position = options.broker.position(options.visible[0] ?? 0);
  }

  /** Makes the instance; its field initialisers may already register indicators. */
  construct(strategy: new () => StrategyBase<unknown>): StrategyBase<unknown> {
    Object.assign(constructing, { context: this });
    try {
      return new strategy();
    } finally {
      constructing.context = undefined;
    }
  }
  now(): number {
    return this.#clock.time;
  }
  isTimerDue(): boolean {
    return this.#clock.time >= this.timers.nextDue;
  }
  positionOf(symbol: string): Position {
    return this.broker.position(this.instrumentOf(symbol));
  }
  openOrders(): readonly Order[] {
    return this.broker.openOrders(this.owner);
  }

  /** The number of a symbol that this instance sees; its own when none is given. Throws for any other. */
  instrumentOf(symbol: string | undefined): number {
    if (symbol === undefined) return this.#options.visible[0] ?? 0;
    const index = this.#bySymbol.get(symbol);
    if (index === undefined)
      throw new OrderError(`unknown symbol ${show(symbol)}; valid: ${this.symbols.slice(0, 20).join(', ')}${this.symbols.length > 20 ? ', ...' : ''}`);
    return index;
  }

  order(side: Side, options: unknown): Order {
    const read = readOrder(side, options, this);
    const entry = this.#submit(read);
    if (entry.isOpen && !(Number.isNaN(read.takeProfit) && Number.isNaN(read.stopLoss))) this.#bracket(read, entry);
    return entry;
  }
  oco(legs: unknown): readonly Order[] {
    if (!Array.isArray(legs) || legs.length < 2 || legs.length > 10) throw new OrderError('an OCO group is a list of 2 to 10 orders');
    // By index: the methods of an author's list may be the author's own.
    const read = Array.from({ length: legs.length }, (_, i) => this.#leg(legs[i]));
    const group = this.broker.newOcoGroup();
    const orders = read.map((leg) => this.#submit({ ...leg, ocoGroup: group }));
    const refused = orders.find((order) => order.status === 'denied');
    if (refused !== undefined) for (const order of orders) if (order.isOpen) this.broker.cancel(order.id);
    return Object.freeze(orders);
  }
  close(options: { readonly symbol?: unknown; readonly tag?: unknown }): Order | undefined {
    const instrument = this.instrumentOf(typeof options.symbol === 'string' ? options.symbol : undefined);
    const { quantity } = this.broker.position(instrument);
    if (quantity === 0) return undefined;
    return this.#submit(closingOrder(quantity > 0 ? 'sell' : 'buy', Math.abs(quantity), instrument, this.owner, options.tag));
  }
  cancel(order: unknown): boolean {
    return this.broker.cancel(orderId(order));
  }
  cancelAll(symbol: string | undefined): void {
    const orders = this.openOrders();
    for (let i = 0; i < orders.length; i++) {
      const order = orders[i] as Order;
      if (symbol === undefined || order.symbol === symbol) this.broker.cancel(order.id);
    }
  }
  replace(order: unknown, changes: { readonly quantity?: unknown; readonly limit?: unknown; readonly stop?: unknown }): boolean {
    const { quantity, limit, stop } = changes;
    return this.broker.replace(
      orderId(order),
      quantity === undefined ? Number.NaN : readQuantity(quantity),
      readPrice('limit', limit),
      readPrice('stop', stop),
    );
  }
  roundPrice(price: number, symbol: string | undefined): number {
    const instrument = this.#instrument(this.instrumentOf(symbol));
    const scale = 10 ** instrument.priceDecimals;
    return (Math.round((price * scale) / instrument.tick) * instrument.tick) / scale;
  }
  roundQuantity(quantity: number, symbol: string | undefined): number {
    const scale = 10 ** this.#instrument(this.instrumentOf(symbol)).quantityDecimals;
    const units = Math.round(quantity * scale);
    return (units > quantity * scale + 1e-9 ? units - 1 : units) / scale;
  }

  indicator<I extends Indicator>(indicator: I, symbol: string | undefined): I {
    this.#feed(symbol).add(indicator);
    return indicator;
  }
  lookback(length: number, symbol: string | undefined): Window {
    const window = new Window(length);
    this.#feed(symbol).addWindow(window);
    return window;
  }
  timeframe(timeframe: string, symbol: string | undefined): BarSeries {
    const ms = timeframeMs(timeframe);
    const { baseMs } = this.#options;
    if (ms === undefined) throw new RangeError(`timeframe ${show(timeframe)} is unknown; valid: a number and one of s, m, h, d, w, such as 15m or 1h`);
    if (ms < baseMs || ms % baseMs !== 0)
      throw new RangeError(`timeframe ${timeframe} cannot be built from bars of ${timeframeText(baseMs)}: it must be a multiple of them`);
    const series = new BarSeries(this.#instrument(this.instrumentOf(symbol)).symbol, ms, baseMs);
    this.#feed(symbol).addSeries(series);
    return series;
  }
  every(ms: number, name: string): void {
    this.timers.every(ms, name);
  }
  at(time: number, name: string): void {
    this.timers.at(time, name);
  }
  log(message: unknown, level: 'info' | 'warn' | 'error'): void {
    const text = typeof message === 'string' ? message : typeof message === 'object' && message !== null ? safeJson(message) : show(message);
    this.#note(level === 'warn' || level === 'error' ? level : 'info', text);
  }
  plot(name: string, value: number): void {
    if (typeof name !== 'string' || typeof value !== 'number') throw new TypeError(`plot needs a name and a number, not ${show(name)} and ${show(value)}`);
    if (Number.isFinite(value)) this.#options.journal.plot(this.now(), name, value);
  }

  /** Feeds registrations with a bar, before the author's callback. */
  update(instrument: number, bar: BarInput): void {
    this.feeds[instrument]?.update(bar);
  }

  /** One of several instances says which it is. */
  #note(level: 'info' | 'warn' | 'error', text: string): void {
    const { journal, instruments } = this.#options;
    journal.log(this.now(), level, this.symbols.length < instruments.length ? `${this.symbol}: ${text}` : text);
  }
  #leg(leg: unknown): ReadOrder {
    return readOrder(readSide((leg as { readonly side?: unknown } | null | undefined)?.side), leg, this);
  }
  #submit(request: ReadOrder): Order {
    const order = this.broker.submit(request);
    if (order.status === 'denied') this.#note('warn', `order ${order.id} denied: ${order.reason}`);
    return order;
  }
  #bracket(read: ReadOrder, entry: Order): void {
    const side: Side = read.side === 'buy' ? 'sell' : 'buy';
    const group = this.broker.newOcoGroup();
    const links = { side, timeInForce: 'GTC', expireAt: 0, parent: entry.id, ocoGroup: group } as const;
    const leg: ReadOrder = { ...read, ...links, limit: Number.NaN, stop: Number.NaN };
    const legs: Order[] = [];
    if (!Number.isNaN(read.stopLoss)) legs.push(this.#submit({ ...leg, stop: read.stopLoss, tag: 'stop-loss' }));
    if (!Number.isNaN(read.takeProfit)) legs.push(this.#submit({ ...leg, limit: read.takeProfit, tag: 'take-profit' }));
    // An entry without the exits that its author counted on must not stay alone.
    if (legs.some((order) => order.status === 'denied')) this.broker.cancel(entry.id);
  }
  #feed(symbol: string | undefined): SymbolFeed {
    return this.feeds[this.instrumentOf(symbol)] as SymbolFeed;
  }
  #instrument(index: number): Instrument {
    const instrument = this.#options.instruments[index];
    if (instrument === undefined) throw new RangeError(`instrument ${index} of ${this.#options.instruments.length} does not exist`);
    return instrument;
  }
}

function orderId(order: unknown): number {
  const id = (order as { readonly id?: unknown } | null | undefined)?.id;
  if (typeof id !== 'number') throw new OrderError(`expected an order, got ${show(order)}`);
  return id;
}

function safeJson(value: object): string {
  try {
    return JSON.stringify(value).slice(0, 1_000);
  } catch {
    return 'a value that cannot be written as JSON';
  }
}

export type { Bar, Fill, Timer };
