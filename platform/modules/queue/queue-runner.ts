import { WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Worker } from 'bullmq';
import { Config } from '../config/index.ts';
import { type QueueName, queueNames } from './queue-names.ts';

/** Starts and stops the processors of this process. */
@Injectable()
export class QueueRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(QueueRunner.name);
  readonly #stopping = new AbortController();
  readonly #workers: Worker[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly config: Config,
  ) {}

  /** Aborted when this process shuts down, perhaps before a job begins: processors end their work and give the job back with `returnToQueue`. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  onApplicationBootstrap(): void {
    if (!this.config.has('worker')) return;
    for (const worker of this.#discover()) this.#start(worker);
  }

  /** First no worker takes anything new, then those at work are told: a job that is given back must not come straight back. */
  async beforeApplicationShutdown(): Promise<void> {
    const closed = Promise.all(this.#workers.map((worker) => worker.close()));
    this.#stopping.abort();
    await closed;
  }

  #discover(): readonly Worker[] {
    const hosts = this.discovery
      .getProviders()
      .map(({ instance }: { instance: unknown }) => instance)
      .filter((instance) => instance instanceof WorkerHost);
    const names = hosts.map((host) => host.worker.name);
    const doubled = names.find((name, index) => names.indexOf(name) !== index);
    if (doubled !== undefined) throw new Error(`Queue "${doubled}" has more than one processor`);
    return hosts.map((host) => host.worker);
  }

  #start(worker: Worker): void {
    this.#workers.push(worker);
    worker.concurrency = this.#concurrency(worker.name);
    worker.on('error', (error) => this.#log.warn(`Queue ${worker.name}: ${error.message}`));
    void worker.run().catch((error: unknown) => this.#log.error(`Queue ${worker.name} stopped`, error instanceof Error ? error.stack : String(error)));
  }

  #concurrency(name: string): number {
    const limits: Readonly<Record<QueueName, number>> = { backtests: this.config.backtestConcurrency, imports: this.config.importConcurrency };
    const queue = queueNames.find((each) => each === name);
    if (queue === undefined) throw new Error(`Queue "${name}" is unknown. Queues: ${queueNames.join(', ')}`);
    return limits[queue];
  }
}
