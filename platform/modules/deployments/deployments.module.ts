import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BacktestsModule } from '../backtests/index.ts';
import { StrategiesModule } from '../strategies/index.ts';
import { BudgetEntity } from './budgets/budget.entity.ts';
import { BudgetsController } from './budgets/budgets.controller.ts';
import { BudgetsService } from './budgets/budgets.service.ts';
import { DeploymentEntity } from './deployment/deployment.entity.ts';
import { DeploymentNews } from './deployment/deployment-news.ts';
import { DeploymentRepository } from './deployment/deployment-repository.ts';
import { RunRowsRepository } from './deployment/run-rows.repository.ts';
import { DeploymentRowsController } from './deployment-rows.controller.ts';
import { DeploymentsController } from './deployments.controller.ts';
import { DeploymentsService } from './deployments.service.ts';
import { DeploymentMetrics } from './trader/deployment-metrics.ts';
import { LeaseBook } from './trader/lease-book.ts';
import { Referee } from './trader/referee.ts';
import { RunFactory } from './trader/run-factory.ts';
import { RunStore } from './trader/run-store.ts';
import { Trader } from './trader/trader.ts';

/** Deployments: strategies that run until they are stopped, the process that runs them, and what they may use. */
@Module({
  imports: [TypeOrmModule.forFeature([DeploymentEntity, BudgetEntity]), StrategiesModule, BacktestsModule],
  controllers: [DeploymentsController, DeploymentRowsController, BudgetsController],
  providers: [
    DeploymentsService,
    DeploymentRepository,
    RunRowsRepository,
    DeploymentNews,
    BudgetsService,
    LeaseBook,
    RunStore,
    Referee,
    RunFactory,
    Trader,
    DeploymentMetrics,
  ],
})
export class DeploymentsModule {}
