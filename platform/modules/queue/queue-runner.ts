import { setTimeout as delay } from 'node:timers/promises';
import { WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Job, Worker } from 'bullmq';
import { Config } from '../config/index.ts';
import { type QueueName, queueNames } from './queue-names.ts';
import { returnedJobs } from './return-to-queue.ts';

/** Jobs that listen to `stopping` have this long to let go. */
const graceMs = 5000;

/** Starts and stops the processors of this process. */
@Injectable()
export class QueueRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(QueueRunner.name);
  readonly #stopping = new AbortController();
  readonly #workers: Worker[] = [];
  readonly #active = new Set<string>();
  readonly #ended = (job: Job | undefined): void => void (job === undefined || this.#active.delete(jobKey(job)));

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly config: Config,
  ) {}

  /** Aborted when this process shuts down: processors end their work and give the job back with `returnToQueue`. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  onApplicationBootstrap(): void {
    if (!this.config.has('worker')) return;
    returnedJobs.on('returned', this.#ended);
    for (const worker of this.#discover()) this.#start(worker);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#workers.map((worker) => worker.pause(true)));
    for (let waited = 0; this.#active.size > 0 && waited < graceMs; waited += 50) await delay(50);
    // Whatever still runs keeps its lock until that expires; then another worker, or the next start, takes the job.
    await Promise.all(this.#workers.map((worker) => worker.close(this.#active.size > 0)));
    returnedJobs.off('returned', this.#ended);
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
    worker.on('active', (job) => this.#active.add(jobKey(job)));
    worker.on('completed', this.#ended);
    worker.on('failed', this.#ended);
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

function jobKey(job: Job): string {
  return `${job.queueName} ${job.id}`;
}
