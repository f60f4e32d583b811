export { BacktestsModule } from './backtests.module.ts';
export type { InlineSource } from './job/inline-source.ts';
export { BacktestPlan } from './request/backtest-plan.ts';
export { CreateBacktestDto } from './request/create-backtest.dto.ts';
export { TaskInputs } from './worker/task-inputs.ts';
