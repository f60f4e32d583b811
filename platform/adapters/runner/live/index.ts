export { DEFAULT_LIVE_BUDGETS, type LiveBudgets } from './live-budgets.ts';
export { livePool } from './live-pool.ts';
export { LiveSession, type Reload } from './session.ts';
export type * from './live-task.ts';
