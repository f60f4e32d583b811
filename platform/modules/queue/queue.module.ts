import { BullModule, InjectQueue } from '@nestjs/bullmq';
import { Global, Logger, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { Config } from '../config/index.ts';
import { MetricsRegistry, Readiness } from '../ops/index.ts';
import { queueNames } from './queue-names.ts';
import { queueOptions } from './queue-connection.ts';
import { QueueRunner } from './queue-runner.ts';

const queues = BullModule.registerQueue(...queueNames.map((name) => ({ name })));

/** The job queues: inject one with `@InjectQueue('backtests')`, serve it with `@QueueProcessor('backtests')`. */
@Global()
@Module({
  imports: [BullModule.forRootAsync({ inject: [Config], useFactory: queueOptions }), queues, DiscoveryModule],
  providers: [QueueRunner],
  exports: [queues, QueueRunner],
})
export class QueueModule implements OnModuleInit {
  readonly #log = new Logger(QueueModule.name);

  constructor(
    @InjectQueue('backtests') private readonly backtests: Queue,
    @InjectQueue('imports') private readonly imports: Queue,
    private readonly readiness: Readiness,
    private readonly metrics: MetricsRegistry,
    private readonly config: Config,
  ) {}

  /** Without a listener an interrupted connection would end the process. */
  onModuleInit(): void {
    this.readiness.add('queue', () => this.backtests.getWaitingCount());
    for (const queue of [this.backtests, this.imports]) queue.on('error', (error) => this.#log.warn(`Queue ${queue.name}: ${error.message}`));
    // One process tells for all: the queues are shared.
    if (this.config.has('api')) this.#measure();
  }

  #measure(): void {
    this.metrics.gauge({
      name: 'queue_jobs',
      help: 'Jobs in a queue by state, all processes together',
      labels: ['queue', 'state'],
      read: async (gauge) => {
        for (const queue of [this.backtests, this.imports]) {
          const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
          for (const [state, count] of Object.entries(counts)) gauge.set({ queue: queue.name, state }, count);
        }
      },
    });
  }
}
