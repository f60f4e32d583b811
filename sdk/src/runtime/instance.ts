import type { Bar, Fill, Order } from '../model/index.ts';
import type { StrategyBase } from '../strategy.ts';
import type { StrategyContext } from './context.ts';

/**
 * One running strategy instance: feeds its registrations and delivers its callbacks in a fixed order
 * (registrations, timers, `onBar`). Handlers are synchronous; a returned promise is an error.
 */
export class StrategyInstance {
  readonly context: StrategyContext;
  readonly strategy: StrategyBase<unknown>;
  readonly #onBar: ((bar: Bar) => unknown) | undefined;
  readonly #onSlice: ((time: number) => unknown) | undefined;
  readonly #onFill: ((fill: Fill) => unknown) | undefined;
  readonly #onOrder: ((order: Order) => unknown) | undefined;
  readonly #warmUp: number;
  readonly #seen: number[] = [];
  /** Stays true when a timer's callback threw or was stopped. */
  isInTimer = false;

  constructor(context: StrategyContext, strategyClass: new () => StrategyBase<unknown>, warmUp: number) {
    this.context = context;
    this.strategy = context.construct(strategyClass);
    this.#warmUp = warmUp;
    this.#onBar = handler(this.strategy.onBar, 'onBar');
    this.#onSlice = handler(this.strategy.onSlice, 'onSlice');
    this.#onFill = handler(this.strategy.onFill, 'onFill');
    this.#onOrder = handler(this.strategy.onOrder, 'onOrder');
  }
  get hasSlice(): boolean {
    return this.#onSlice !== undefined;
  }
  start(): void {
    refusePromise(handler(this.strategy.onStart, 'onStart')?.call(this.strategy), 'onStart');
  }
  stop(): void {
    this.context.isStopped = true;
    refusePromise(handler(this.strategy.onStop, 'onStop')?.call(this.strategy), 'onStop');
  }
  bar(instrument: number, bar: Bar): void {
    const { context } = this;
    context.update(instrument, bar);
    if (bar.time >= context.timers.nextDue) this.#timers(bar.time);
    if (this.#warmUp > 0 && this.#isWarmingUp(instrument)) return;
    if (this.#onBar !== undefined) refusePromise(this.#onBar.call(this.strategy, bar), 'onBar');
  }
  slice(time: number): void {
    if (this.#onSlice !== undefined) refusePromise(this.#onSlice.call(this.strategy, time), 'onSlice');
  }
  fill(fill: Fill): void {
    if (this.#onFill !== undefined) refusePromise(this.#onFill.call(this.strategy, fill), 'onFill');
  }
  order(order: Order): void {
    if (this.#onOrder !== undefined) refusePromise(this.#onOrder.call(this.strategy, order), 'onOrder');
  }
  get listensToOrders(): boolean {
    return this.#onOrder !== undefined;
  }
  get listensToFills(): boolean {
    return this.#onFill !== undefined;
  }
  #timers(time: number): void {
    const onTimer = handler(this.strategy.onTimer, 'onTimer');
    this.isInTimer = true;
    for (const timer of this.context.timers.take(time)) refusePromise(onTimer?.call(this.strategy, timer), 'onTimer');
    this.isInTimer = false;
  }
  #isWarmingUp(instrument: number): boolean {
    const seen = (this.#seen[instrument] ?? 0) + 1;
    this.#seen[instrument] = seen;
    return seen <= this.#warmUp;
  }
}

function handler<F>(value: F | undefined, name: string): F | undefined {
  if (value !== undefined && typeof value !== 'function') throw new TypeError(`${name} must be a method`);
  return value;
}

function refusePromise(returned: unknown, name: string): void {
  if (returned !== undefined && typeof returned === 'object' && returned !== null)
    throw new TypeError(`${name} returned an object: handlers are synchronous and return nothing (remove "async")`);
}
