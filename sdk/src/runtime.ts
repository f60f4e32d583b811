/** For hosts of strategies (the sandbox's guest runtime, test harnesses), not for authors. */
export * from './runtime/broker.ts';
export * from './runtime/context.ts';
export * from './runtime/instance.ts';
export * from './runtime/journal.ts';
export * from './runtime/manifest.ts';
export * from './runtime/metadata.ts';
export { BarSeries } from './runtime/bar-series.ts';
export { OrderError, show } from './runtime/order-options.ts';
export * from './runtime/budget.ts';
export * from './runtime/minute-count.ts';
export { STATE_CHARACTERS, StateError, type Plain } from './runtime/plain.ts';
export * from './runtime/saved-strategy.ts';
export * from './runtime/timeframe.ts';
export type { SymbolFeed } from './runtime/symbol-feed.ts';
export { Window } from './runtime/window.ts';
