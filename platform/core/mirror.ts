/** The part of the core that runs inside the isolate. */
export { Mirror, type MirrorNews } from './backtest/mirror.ts';
export type { RunConfig } from './backtest/run-config.ts';
export type { AccountSnapshot, OrderSnapshot } from './account/account-snapshot.ts';
export type { BudgetMeter, MirrorLimits } from './backtest/budget-meter.ts';
