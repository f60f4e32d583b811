export { BacktestsModule } from './backtests.module.ts';
export type { InlineSource } from './job/inline-source.ts';
export { BacktestPlan, INLINE } from './request/backtest-plan.ts';
export { CreateBacktestDto } from './request/create-backtest.dto.ts';
export { listOf } from './request/run-settings.ts';
export { TaskInputs } from './worker/task-inputs.ts';
