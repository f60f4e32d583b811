import type { Bar, Fill, Order } from '../model/index.ts';
import type { StrategyBase } from '../strategy.ts';
import type { StrategyContext } from './context.ts';
import { sizedPlain, StateError, STATE_CHARACTERS, toPlain } from './plain.ts';
import type { SavedInstance } from './saved-strategy.ts';

/**
 * One running strategy instance: feeds its registrations and delivers its callbacks in a fixed order
 * (registrations, timers, `onBar`). Handlers are synchronous; a returned promise is an error.
 */
export class StrategyInstance {
  readonly context: StrategyContext;
  readonly strategy: StrategyBase<unknown>;
  #onBar: ((bar: Bar) => unknown) | undefined;
  readonly #onSlice: ((time: number) => unknown) | undefined;
  readonly #onFill: ((fill: Fill) => unknown) | undefined;
  readonly #onOrder: ((order: Order) => unknown) | undefined;
  readonly #warmUp: number;
  readonly #seen: number[] = [];
  readonly #onTimers: (areRunning: boolean) => void;

  /** `onTimers` hears when timers' callbacks begin and have ended. */
  constructor(
    context: StrategyContext,
    strategyClass: new () => StrategyBase<unknown>,
    warmUp: number,
    onTimers: (areRunning: boolean) => void = () => undefined,
  ) {
    this.context = context;
    this.#onTimers = onTimers;
    this.strategy = context.construct(strategyClass);
    this.#warmUp = warmUp;
    this.#onBar = handler(this.strategy.onBar, 'onBar');
    this.#hearOfAnother();
    this.#onSlice = handler(this.strategy.onSlice, 'onSlice');
    this.#onFill = handler(this.strategy.onFill, 'onFill');
    this.#onOrder = handler(this.strategy.onOrder, 'onOrder');
  }
  /** An author may put another handler in the place of `onBar`. To look there with every bar would cost more than all else about a quiet one. */
  #hearOfAnother(): void {
    if (!Object.isExtensible(this.strategy)) return;
    const set = (given: ((bar: Bar) => unknown) | undefined): void => void (this.#onBar = handler(given, 'onBar'));
    Reflect.defineProperty(this.strategy, 'onBar', { get: () => this.#onBar, set });
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
    this.context.update(instrument, bar);
    this.hear(instrument, bar);
  }
  /** Timers and `onBar`, for a host that has fed the registrations itself. */
  hear(instrument: number, bar: Bar): void {
    const { context } = this;
    if (context.isTimerDue()) this.#timers(context.now());
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
  /** A bar that only feeds the registrations: no callback sees it, timers that it makes due are over. */
  warm(instrument: number, bar: Bar): void {
    this.context.update(instrument, bar);
    if (bar.time >= this.context.timers.nextDue) this.context.timers.take(bar.time);
    if (this.#warmUp > 0) this.#isWarmingUp(instrument);
  }
  get stateVersion(): number {
    const version: unknown = this.strategy.stateVersion;
    if (typeof version === 'number' && Number.isSafeInteger(version) && version >= 1) return version;
    throw new StateError('stateVersion must be a whole number of at least 1');
  }
  /** `characters`: about what the state takes of the room for it, which is `most`. */
  save(most = STATE_CHARACTERS): { readonly saved: SavedInstance; readonly characters: number } {
    const save = handler(this.strategy.save, 'save');
    const { plain: state, characters } = save === undefined ? NO_STATE : sizedPlain(save.call(this.strategy), most);
    return { saved: { state, timers: this.context.timers.once, seen: Array.from(this.#seen, (count) => count ?? null) }, characters };
  }
  /** Takes over what an earlier version or life saved. Throws what the author throws, and when nobody can read the state. */
  load(saved: SavedInstance, version: number): void {
    this.context.timers.restore(saved.timers);
    saved.seen.forEach((count, instrument) => (this.#seen[instrument] = count ?? 0));
    if (saved.state === null) return;
    const load = handler(this.strategy.load, 'load');
    if (load === undefined) throw new StateError('the earlier version saved a state, and this one has no load(): add load(state), or migrate(state, version)');
    refusePromise(load.call(this.strategy, this.#migrated(saved.state, version), version), 'load');
  }
  #migrated(state: unknown, version: number): unknown {
    const own = this.stateVersion;
    if (version === own) return state;
    const migrate = handler(this.strategy.migrate, 'migrate');
    if (migrate === undefined)
      throw new StateError(`the state was saved by stateVersion ${version} and this is ${own}: add migrate(state, version) that returns it in today's shape`);
    return toPlain(migrate.call(this.strategy, state, version));
  }
  #timers(time: number): void {
    const onTimer = handler(this.strategy.onTimer, 'onTimer');
    this.#onTimers(true);
    for (const timer of this.context.timers.take(time)) refusePromise(onTimer?.call(this.strategy, timer), 'onTimer');
    this.#onTimers(false);
  }
  #isWarmingUp(instrument: number): boolean {
    const seen = (this.#seen[instrument] ?? 0) + 1;
    this.#seen[instrument] = seen;
    return seen <= this.#warmUp;
  }
}

const NO_STATE = { plain: null, characters: 0 } as const;

function handler<F>(value: F | undefined, name: string): F | undefined {
  if (value !== undefined && typeof value !== 'function') throw new TypeError(`${name} must be a method`);
  return value;
}

function refusePromise(returned: unknown, name: string): void {
  if (returned !== undefined && typeof returned === 'object' && returned !== null)
    throw new TypeError(`${name} returned an object: handlers are synchronous and return nothing (remove "async")`);
}
