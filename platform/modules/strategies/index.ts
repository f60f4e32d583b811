export { checkParams } from './check-params.ts';
export type { PreparedStrategy, StrategyUpload } from './publish/prepared-strategy.ts';
export { StrategiesModule } from './strategies.module.ts';
export { StrategiesService, type ResolvedStrategy } from './strategies.service.ts';
