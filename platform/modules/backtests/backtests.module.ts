import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MarketModule } from '../market/index.ts';
import { StrategiesModule } from '../strategies/index.ts';
import { BacktestsController } from './backtests.controller.ts';
import { BacktestsService } from './backtests.service.ts';
import { BacktestEntity } from './job/backtest.entity.ts';
import { BacktestQueue } from './job/backtest-queue.ts';
import { BacktestRepository } from './job/backtest-repository.ts';
import { JobMetrics } from './job/job-metrics.ts';
import { JobNews } from './job/job-news.ts';
import { LeaseRepository } from './job/lease-repository.ts';
import { BacktestPlan } from './request/backtest-plan.ts';
import { ResultStore } from './results/result-store.ts';
import { ResultsController } from './results.controller.ts';
import { ResultsService } from './results.service.ts';
import { BacktestExecution } from './worker/backtest-execution.ts';
import { BacktestProcessor } from './worker/backtest.processor.ts';
import { LeaseKeeper } from './worker/lease-keeper.ts';
import { Recovery } from './worker/recovery.ts';
import { SharedRunner } from './worker/shared-runner.ts';
import { TaskInputs } from './worker/task-inputs.ts';

/** Backtests from request to report, and the worker that runs them. */
@Module({
  imports: [TypeOrmModule.forFeature([BacktestEntity]), StrategiesModule, MarketModule],
  controllers: [BacktestsController, ResultsController],
  providers: [
    BacktestsService,
    ResultsService,
    BacktestPlan,
    BacktestRepository,
    LeaseRepository,
    BacktestQueue,
    JobNews,
    JobMetrics,
    ResultStore,
    BacktestProcessor,
    BacktestExecution,
    TaskInputs,
    SharedRunner,
    LeaseKeeper,
    Recovery,
  ],
})
export class BacktestsModule {}
