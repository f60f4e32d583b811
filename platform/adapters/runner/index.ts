export type { BacktestRun } from '@paddock/platform/core';
export {
  BacktestRunner,
  type BacktestTask,
  type Inspection,
  type RunBundle,
  type RunHooks,
  type RunnerOptions,
  type RunProgress,
  type SweepTask,
} from './backtest-runner.ts';
export { PADDOCK_VERSION } from './paddock-version.ts';
