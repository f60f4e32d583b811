import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../../config/index.ts';
import { MetricsRegistry } from '../../ops/index.ts';
import { deploymentStates } from '../deployment/deployment-state.ts';
import { Trader } from './trader.ts';

interface Count {
  readonly name: string;
  readonly count: string;
}

/** Figures of deployments: what is stored, told by one process, and what this process runs. */
@Injectable()
export class DeploymentMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: MetricsRegistry,
    private readonly config: Config,
    private readonly database: DataSource,
    private readonly trader: Trader,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge({
      name: 'deployment_cpu_left_seconds',
      help: 'What is left in the CPU buckets of the deployments that this process runs',
      labels: ['strategy', 'deployment'],
      read: (gauge) => {
        gauge.reset();
        for (const { strategy, id, cpuLeftMs } of this.trader.levels()) gauge.set({ strategy, deployment: id }, cpuLeftMs / 1000);
      },
    });
    if (!this.config.has('api')) return;
    this.#stored('deployments', 'Deployments by state', 'state', 'select state as name, count(*) from deployments group by 1', deploymentStates);
    this.#stored('deployment_reloads', 'Hot reloads by outcome', 'outcome', 'select outcome as name, count(*) from deployment_reloads group by 1');
    this.#stored('deployment_strikes', 'Strikes by reason', 'reason', "select reason->>'code' as name, count(*) from deployment_strikes group by 1");
  }

  #stored(name: string, help: string, label: string, query: string, known: readonly string[] = []): void {
    this.metrics.gauge({
      name,
      help,
      labels: [label],
      read: async (gauge) => {
        const rows = (await this.database.query(query)) as Count[];
        gauge.reset();
        for (const value of known) gauge.set({ [label]: value }, 0);
        for (const row of rows) gauge.set({ [label]: row.name }, Number(row.count));
      },
    });
  }
}
