import type { Indicator } from './indicators/indicator.ts';
import type { Bar, Fill, OcoLeg, Order, OrderOptions, Position, ReplaceOptions } from './model/index.ts';
import type { StrategyNeeds } from './needs.ts';
import type { ParamSchema, ParamsOf } from './params.ts';
import { takeContext, type StrategyContext } from './runtime/context.ts';
import type { BarSeries } from './runtime/bar-series.ts';
import type { Window } from './runtime/window.ts';
import type { StrategyBudget } from './runtime/budget.ts';

/** What a strategy says about itself. */
export interface StrategyDefinition<S extends ParamSchema> {
  /** Lower-case words joined by hyphens, e.g. `sma-crossover`; the name under which versions are published. */
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  /** `symbol` (default): one instance for each symbol, all on one account. `portfolio`: one instance that sees every symbol. */
  readonly scope?: 'symbol' | 'portfolio';
  readonly params?: S;
  /** Bars of each symbol that feed indicators before the first `onBar`. */
  readonly warmUp?: number;
  /** What it asks to be allowed; anything unless given. */
  readonly needs?: StrategyNeeds;
}

/** Where in time a timer fired. */
export interface Timer {
  readonly name: string;
  /** When it was due; the bar that made it fire may be later. */
  readonly time: number;
}

export interface IndicatorOptions {
  /** Which symbol feeds it; the strategy's own by default. */
  readonly symbol?: string;
}

/** The callbacks an author may write, and everything that a strategy can ask or do. */
export abstract class StrategyBase<P> {
  static readonly definition: StrategyDefinition<ParamSchema>;
  readonly #context: StrategyContext = takeContext();

  /** Once, before the first bar. */
  onStart?(): void;
  /** At the close of every bar: of the own symbol, or of any symbol in a portfolio strategy. */
  onBar?(bar: Bar): void;
  /** Portfolio strategies: once for every time stamp, after the `onBar` of all its bars. */
  onSlice?(time: number): void;
  /** After each fill of an own order. */
  onFill?(fill: Fill): void;
  /** When an own order changes its status. */
  onOrder?(order: Order): void;
  onTimer?(timer: Timer): void;
  /** After the last bar; orders placed here are refused. */
  onStop?(): void;

  /** Version of what `save` returns; raise it when its shape changes, and write `migrate`. */
  readonly stateVersion: number = 1;
  /** What survives a restart or a reload: plain data, up to 64 KiB. Indicators need no place in it: they are warmed with past bars. */
  save?(): unknown;
  /** After construction, `onStart` and the warming of indicators, when there is something to go on from. Declare `state` as what `save` returns. */
  load?(state: unknown, version: number): void;
  /** Turns what an older version saved into what `save` of this one would return. */
  migrate?(state: unknown, version: number): unknown;

  /** The parameter values of this run. */
  get params(): P {
    return this.#context.params as P;
  }
  /** The own symbol; the first one in a portfolio strategy. */
  get symbol(): string {
    return this.#context.symbol;
  }
  get symbols(): readonly string[] {
    return this.#context.symbols;
  }
  /** Virtual time, epoch milliseconds: the stamp of the current bar, in `onStart` of the first one (after a reload or restart: the time reached). */
  get now(): number {
    return this.#context.now();
  }
  /** Position in the own symbol. */
  get position(): Position {
    return this.#context.position;
  }
  positionOf(symbol: string): Position {
    return this.#context.positionOf(symbol);
  }
  /** Free and bound cash of the account, after fees. */
  get cash(): number {
    return this.#context.broker.cash;
  }
  /** Cash plus the market value of all positions. */
  get equity(): number {
    return this.#context.broker.equity;
  }
  /** What may still be used before the strategy is warned or stopped. */
  get budget(): StrategyBudget {
    return this.#context.budget;
  }
  /** Own orders that still work. */
  get openOrders(): readonly Order[] {
    return this.#context.openOrders();
  }

  /** Sends a buy order; it can match from the next bar. Returned with status `denied` and a reason when risk or the price grid refuses it. */
  buy(options: OrderOptions): Order {
    return this.#context.order('buy', options);
  }
  sell(options: OrderOptions): Order {
    return this.#context.order('sell', options);
  }
  /** Two or more orders of which the first to fill cancels the others. */
  oco(legs: readonly OcoLeg[]): readonly Order[] {
    return this.#context.oco(legs);
  }
  /** Closes the position at market; undefined when there is none. */
  close(options: { readonly symbol?: string; readonly tag?: string } = {}): Order | undefined {
    return this.#context.close(options);
  }
  /** False when the order is no longer open. */
  cancel(order: Order): boolean {
    return this.#context.cancel(order);
  }
  cancelAll(symbol?: string): void {
    this.#context.cancelAll(symbol);
  }
  /** Changes quantity or prices of a working order; false when it is no longer open or the change is denied. */
  replace(order: Order, changes: ReplaceOptions): boolean {
    return this.#context.replace(order, changes);
  }
  /** The valid price nearest to `price` on the symbol's grid. */
  roundPrice(price: number, symbol?: string): number {
    return this.#context.roundPrice(price, symbol);
  }
  /** The largest valid quantity not above `quantity`. */
  roundQuantity(quantity: number, symbol?: string): number {
    return this.#context.roundQuantity(quantity, symbol);
  }

  /** Registers an indicator: it is updated with every bar of its symbol, before `onBar`. */
  indicator<I extends Indicator>(indicator: I, options: IndicatorOptions = {}): I {
    return this.#context.indicator(indicator, options.symbol);
  }
  /** The last `length` bars of a symbol, the current one included. */
  lookback(length: number, options: IndicatorOptions = {}): Window {
    return this.#context.lookback(length, options.symbol);
  }
  /** A second, longer timeframe of a symbol, e.g. `1h`, built from the bars of the run. */
  timeframe(timeframe: string, options: IndicatorOptions = {}): BarSeries {
    return this.#context.timeframe(timeframe, options.symbol);
  }
  /** Calls `onTimer` every `ms` milliseconds of virtual time, at the first bar at or after each multiple. */
  every(ms: number, name = 'every'): void {
    this.#context.every(ms, name);
  }
  /** Calls `onTimer` once, at the first bar at or after `time`. */
  at(time: number, name = 'at'): void {
    this.#context.at(time, name);
  }
  /** A line in the run's log; up to 1,000 characters. */
  log(message: unknown, level: 'info' | 'warn' | 'error' = 'info'): void {
    this.#context.log(message, level);
  }
  /** A point of a named curve on the report's chart. */
  plot(name: string, value: number): void {
    this.#context.plot(name, value);
  }
}

/** A strategy class with its definition, ready to be extended. */
export type StrategyClass<S extends ParamSchema = ParamSchema> = (abstract new () => StrategyBase<ParamsOf<S>>) & {
  readonly definition: StrategyDefinition<S>;
};

/**
 * The base class of a strategy: `export default class SmaCross extends Strategy({ name: 'sma-cross', params: { fast: int({ default: 10 }) } }) { ... }`.
 * The types of `this.params` follow from the schema.
 */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- a strategy without parameters has none
export function Strategy<const S extends ParamSchema = Record<never, never>>(definition: StrategyDefinition<S>): StrategyClass<S> {
  const frozen = Object.freeze({ ...definition });
  abstract class Defined extends StrategyBase<ParamsOf<S>> {
    static override readonly definition = frozen as StrategyDefinition<ParamSchema>;
  }
  return Defined as unknown as StrategyClass<S>;
}
