import { Processor } from '@nestjs/bullmq';
import type { WorkerOptions } from 'bullmq';
import type { QueueName } from './queue-names.ts';

/**
 * Marks a class that extends `WorkerHost` as the processor of a queue. It runs only in processes with the role `worker`;
 * `QueueRunner` starts it with the configured concurrency. A worker that dies keeps its job for at most `lockDuration` plus
 * `stalledInterval`, then another one gets it.
 */
export function QueueProcessor(name: QueueName, options: Pick<WorkerOptions, 'lockDuration' | 'stalledInterval' | 'maxStalledCount'> = {}): ClassDecorator {
  return Processor({ name }, { autorun: false, lockDuration: 10_000, stalledInterval: 5000, maxStalledCount: 5, runRetryDelay: 1000, ...options });
}
