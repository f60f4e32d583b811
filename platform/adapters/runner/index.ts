export type { BacktestRun } from '@paddock/platform/core';
export { BacktestRunner, type RunnerOptions } from './backtest-runner.ts';
export type { BacktestTask, Inspection, RunBundle, RunHooks, RunProgress, SweepTask } from './backtest-task.ts';
export { PADDOCK_VERSION } from './paddock-version.ts';
