import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../config/index.ts';
import { MetricsRegistry } from '../../ops/index.ts';
import { BacktestRepository } from './backtest-repository.ts';
import { finalStatuses } from './backtest.entity.ts';

/** How many backtests there are in each state, told by the processes that have the API. */
@Injectable()
export class JobMetrics implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly metrics: MetricsRegistry,
    private readonly backtests: BacktestRepository,
  ) {}

  onModuleInit(): void {
    if (!this.config.has('api')) return;
    this.metrics.gauge({
      name: 'backtests',
      help: 'Backtests by status, all processes together',
      labels: ['status'],
      read: async (gauge) => {
        const counts = await this.backtests.countByStatus();
        for (const status of ['queued', 'running', ...finalStatuses]) gauge.set({ status }, counts[status] ?? 0);
      },
    });
  }
}
