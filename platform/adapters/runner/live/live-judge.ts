import {
  accountSnapshot,
  Digest,
  Judge,
  orderSnapshot,
  restoreAccount,
  RowWriter,
  type AccountSnapshot,
  type EngineListener,
  type FillEvent,
  type JudgeOptions,
  type JudgeRecorder,
  type OrderRecord,
  type OrderRow,
  type OrderSnapshot,
} from '@paddock/platform/core';
import { MinuteCount, type Limit } from '@paddock/sdk/runtime';
import type { LiveHooks } from './live-task.ts';

/** What the judge's engine did since somebody asked last. A session has no end, so nothing else is kept. */
class LiveRecorder implements JudgeRecorder, EngineListener {
  readonly digest = new Digest();
  readonly hasOpenTrades = false;
  readonly changed = new Map<number, OrderRecord>();
  readonly fills: FillEvent[] = [];
  /** Orders that ended since the last hand-over, while somebody waits to hear of them. */
  closed: OrderSnapshot[] | undefined;
  readonly minute: MinuteCount;
  mostInMinute = 0;
  #lastOrder = 0;
  #engine: { readonly time: number } = { time: 0 };

  constructor(ordersPerMinute: Limit) {
    this.minute = new MinuteCount(ordersPerMinute);
  }
  attach(engine: { readonly time: number; readonly orderCount: number }): void {
    this.#engine = engine;
    this.#lastOrder = engine.orderCount;
  }
  onOrder(order: OrderRecord): void {
    if (order.id > this.#lastOrder) {
      this.#lastOrder = order.id;
      this.mostInMinute = Math.max(this.mostInMinute, this.minute.take(this.#engine.time));
    }
    // Orders are told in the order of their last change.
    this.changed.delete(order.id);
    this.changed.set(order.id, order);
    if (!order.isOpen) this.closed?.push(orderSnapshot(order));
  }
  onFill(fill: FillEvent): void {
    this.digest.fill(fill);
    this.fills.push(fill);
  }
  excursion(): void {}
  step(): void {}
  quiet(): void {}
}

/** The judge of a session: the truth about its account, whoever serves. */
export class LiveJudge {
  readonly #judge: Judge;
  readonly #recorder: LiveRecorder;
  readonly #rows: RowWriter;

  constructor(options: JudgeOptions, ordersPerMinute: Limit) {
    this.#recorder = new LiveRecorder(ordersPerMinute);
    this.#judge = new Judge(options, this.#recorder);
    this.#rows = new RowWriter(this.#judge.engine);
  }
  get engine(): Judge['engine'] {
    return this.#judge.engine;
  }
  get rows(): RowWriter {
    return this.#rows;
  }
  get fills(): number {
    return this.#recorder.digest.fills;
  }
  get ordersLeft(): number {
    return this.#recorder.minute.left(this.engine.time);
  }
  /** Most orders that a minute has had since this was asked last. */
  takeMostInMinute(): number {
    const { mostInMinute } = this.#recorder;
    this.#recorder.mostInMinute = 0;
    return mostInMinute;
  }
  restore(account: AccountSnapshot): void {
    restoreAccount(this.engine, this.#recorder.digest, account);
    this.#recorder.attach(this.engine);
  }
  /** Judges one request; the text says why the log is not believed. */
  chunk(data: Float64Array, rows: number, log: Float64Array, tags: readonly string[]): string | undefined {
    return this.#judge.chunk(data, rows, log, tags)?.message;
  }
  snapshot(): AccountSnapshot {
    return accountSnapshot(this.engine, this.#recorder.digest);
  }
  /** From here on orders that end are noted, for a version that waits. */
  watchClosed(): void {
    this.#recorder.closed = [];
  }
  /** Those that ended since then; the watch is over. */
  takeClosed(): readonly OrderSnapshot[] {
    const closed = this.#recorder.closed ?? [];
    this.#recorder.closed = undefined;
    return closed;
  }
  /** Hands what happened since the last call to those who want to hear it, as rows. */
  tellNews({ onOrders, onFills }: Pick<LiveHooks, 'onOrders' | 'onFills'>): void {
    const { changed, fills } = this.#recorder;
    if (changed.size > 0) onOrders?.(Array.from(changed.values(), (order) => this.#rows.order(order)));
    if (fills.length > 0) onFills?.(fills.map((fill) => this.#rows.fill(factsOf(fill))));
    changed.clear();
    fills.length = 0;
  }
  openOrders(): readonly OrderRow[] {
    return this.engine.allOpenOrders().map((order) => this.#rows.order(order));
  }
}

function factsOf({ order, quantity, price, basePrice, fee, time }: FillEvent): Parameters<RowWriter['fill']>[0] {
  return { orderId: order.id, instrument: order.instrument, sign: order.sign, quantity, price, basePrice, fee, time };
}
