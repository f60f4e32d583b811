/** The part of the core that runs inside the isolate. */
export { BarCursor } from './backtest/bar-view.ts';
export { Mirror } from './backtest/mirror.ts';
export { HANDLERS, type MirrorNews } from './backtest/mirror-options.ts';
export { Digest } from './backtest/digest.ts';
export { accountSnapshot } from './account/account-snapshot.ts';
export { OrderView, PositionView } from './backtest/order-view.ts';
export type { RunConfig } from './backtest/run-config.ts';
export type { AccountSnapshot, OrderSnapshot } from './account/account-snapshot.ts';
export type { BudgetMeter, MirrorLimits } from './backtest/budget-meter.ts';
