export { BacktestsModule } from './backtests.module.ts';
