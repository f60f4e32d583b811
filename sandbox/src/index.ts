export { DEFAULT_BUDGETS } from './budget.ts';
export type { Budgets } from './budget.ts';
export { STOP_CODES } from './reasons.ts';
export type { Outcome, Refusal, StopCode, StopReason } from './reasons.ts';
export type { SourceLocation } from './source-location.ts';
export { SparePool } from './spare-pool.ts';
export type { SparePoolOptions } from './spare-pool.ts';
export { Sandbox } from './supervisor.ts';
export type { ChunkRequest, ChunkResult, GuestImage, LoadableBundle, SandboxStats } from './supervisor.ts';
