export * from './model/index.ts';
export type { StrategyNeeds } from './needs.ts';
export * from './params.ts';
export { Strategy, StrategyBase } from './strategy.ts';
export type { IndicatorOptions, StrategyClass, StrategyDefinition, Timer } from './strategy.ts';
export type { BarSeries } from './runtime/bar-series.ts';
export type { Window } from './runtime/window.ts';
export type { Plain } from './runtime/plain.ts';
export * from './indicators/index.ts';
