export type { BacktestRun } from '@paddock/platform/core';
export { BacktestRunner } from './backtest-runner.ts';
export type { BacktestTask, RunBundle } from './backtest-task.ts';
export type { RunProfile } from './run-profile.ts';
export type { RunObserver } from './run-observer.ts';
export { withNeedsAdvice } from './needs-advice.ts';
export { PADDOCK_VERSION } from './paddock-version.ts';
export { sampleFeedFor, trialRun } from './trial-run.ts';
export * from './live/index.ts';
