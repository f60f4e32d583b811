import type { Instrument, Order, Position } from '@paddock/sdk';
import type { Broker, MinuteCount, OrderRequest } from '@paddock/sdk/runtime';
import type { TradingEngine } from '../engine.ts';
import { Grid } from '../oms/grid.ts';
import { OrderRecord } from '../oms/order-record.ts';
import { STATUS } from '../oms/order-status.ts';
import type { CommandWriter } from './command-log.ts';
import { OrderView, PositionView } from './order-view.ts';

const NONE: readonly Order[] = Object.freeze([]);

/** A strategy asked for more than one event may. */
export class OrderFlood extends Error {
  override readonly name: string = 'OrderFlood';
}

/** The strategy's door to the engine; every wish is also written to the command log that the judge replays. */
export class MirrorBroker implements Broker {
  /** Tags used so far; a command names its tag by index. */
  readonly tags: string[] = [''];
  readonly #tagIndex = new Map<string, number>([['', 0]]);
  readonly #engine: TradingEngine;
  readonly #log: CommandWriter;
  readonly #positions: readonly PositionView[];
  readonly #commandsPerEvent: number;
  readonly #minute: MinuteCount | undefined;
  #eventCommands = 0;
  #step = -1;
  #stepCommands = 0;
  /** The orders of a minute have gone beyond their hard limit. */
  isFlooded = false;

  /** `minute` counts the orders of a run that has a limit for them. */
  constructor(engine: TradingEngine, log: CommandWriter, minute?: MinuteCount) {
    this.#engine = engine;
    this.#log = log;
    this.#minute = minute;
    this.#positions = engine.instruments.map((instrument, i) => new PositionView(i, instrument, engine.portfolio, engine.scale));
    this.#commandsPerEvent = Math.max(50, 4 * engine.instruments.length);
  }
  get cash(): number {
    return this.#engine.scale.toCurrency(this.#engine.portfolio.cash.toNumber());
  }
  get equity(): number {
    return this.#engine.scale.toCurrency(this.#engine.portfolio.equity());
  }
  /** Called before each callback: caps count per event. */
  beginEvent(): void {
    this.#eventCommands = 0;
  }
  submit(request: OrderRequest): Order {
    if (this.#engine.step < 0) return this.#early(request);
    this.#count();
    this.#countOrder();
    if (!this.#engine.isClosed) this.#log.submit(this.#engine.step, request, this.#tag(request.tag));
    return this.view(this.#engine.submit(request));
  }
  cancel(orderId: number): boolean {
    if (this.#engine.findOrder(orderId) === undefined) return false;
    this.#count();
    if (!this.#engine.isClosed) this.#log.cancel(this.#engine.step, orderId);
    return this.#engine.cancel(orderId);
  }
  replace(orderId: number, quantity: number, limit: number, stop: number): boolean {
    if (this.#engine.findOrder(orderId) === undefined) return false;
    this.#count();
    if (!this.#engine.isClosed) this.#log.replace(this.#engine.step, orderId, quantity, limit, stop);
    return this.#engine.replace(orderId, quantity, limit, stop);
  }
  position(instrument: number): Position {
    return this.#positions[instrument] as PositionView;
  }
  openOrders(owner: number): readonly Order[] {
    if (this.#engine.openOrders.count === 0) return NONE;
    return this.#engine.ordersOf(owner).map((order) => this.view(order));
  }
  newOcoGroup(): number {
    return this.#engine.newOcoGroup();
  }
  /** One view per order, so that `===` works for authors. */
  view(order: OrderRecord): Order {
    return (order.view ??= new OrderView(order, this.#engine.instruments[order.instrument] as Instrument));
  }
  /** Before the first bar there is no price and nothing to judge: the order exists for its author only. */
  #early(request: OrderRequest): Order {
    const instrument = this.#engine.instruments[request.instrument] as Instrument;
    const order = new OrderRecord(0, request, new Grid(instrument), this.#engine.time);
    order.become(STATUS.denied, this.#engine.time, `${instrument.symbol} has no price yet: place orders from onBar on`);
    return this.view(order);
  }
  #countOrder(): void {
    const minute = this.#minute;
    if (minute === undefined || minute.take(this.#engine.time) <= minute.limit.hard) return;
    this.isFlooded = true;
    throw new OrderFlood(`more than ${minute.limit.hard} orders in one minute of market time`);
  }
  #count(): void {
    const { step } = this.#engine;
    if (step !== this.#step) {
      this.#step = step;
      this.#stepCommands = 0;
    }
    if (++this.#stepCommands > this.#log.perStep) throw new OrderFlood(`more than ${this.#log.perStep} orders, cancels and changes at one time stamp`);
    if (++this.#eventCommands > this.#commandsPerEvent) throw new OrderFlood(`more than ${this.#commandsPerEvent} orders, cancels and changes in one callback`);
  }
  #tag(tag: string): number {
    if (tag === '') return 0;
    const known = this.#tagIndex.get(tag);
    if (known !== undefined) return known;
    if (this.tags.length >= 1_000) return 0;
    this.tags.push(tag);
    this.#tagIndex.set(tag, this.tags.length - 1);
    return this.tags.length - 1;
  }
}
