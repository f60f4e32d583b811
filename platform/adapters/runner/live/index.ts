export { DEFAULT_LIVE_BUDGETS, type LiveBudgets } from './live-budgets.ts';
export { livePool } from './live-pool.ts';
export { PushSource, type PushedRow } from './push-source.ts';
export { LiveSession } from './session.ts';
export type * from './live-task.ts';
