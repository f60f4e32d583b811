import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { correlationId } from '../../ops/index.ts';
import { InjectQueue } from '../../queue/index.ts';
import type { WaitingBacktest } from './backtest-repository.ts';
import { MOST_FAULTS } from './lease.ts';

export interface QueuedBacktest {
  readonly id: string;
  readonly correlationId: string;
}

/** Wakes a worker for a job. The row is what counts: a lost wake-up is made again, a doubled one finds nothing to do. */
@Injectable()
export class BacktestQueue {
  constructor(@InjectQueue('backtests') private readonly queue: Queue<QueuedBacktest>) {}

  async wake(...jobs: readonly WaitingBacktest[]): Promise<void> {
    const shared = { attempts: MOST_FAULTS, backoff: { type: 'exponential', delay: 1_000 }, removeOnComplete: true, removeOnFail: true };
    const data = { correlationId: correlationId() };
    const entries = jobs.map((job) => ({ name: 'run', data: { ...data, id: job.id }, opts: { ...shared, jobId: jobId(job) } }));
    const [first] = entries;
    if (entries.length === 1 && first !== undefined) await this.queue.add(first.name, first.data, first.opts);
    else if (entries.length > 1) await this.queue.addBulk(entries);
  }

  /** A cancelled job does not have to come up at all. */
  async forget(job: WaitingBacktest): Promise<void> {
    await this.queue.remove(jobId(job));
  }

  /** Wake-ups on their way, those of running jobs left out. */
  async size(): Promise<number> {
    const counts = await this.queue.getJobCounts('waiting', 'delayed', 'prioritized');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }
}

/** The same wait of the same job is queued once. */
function jobId({ id, attempts }: WaitingBacktest): string {
  return `${id}_${attempts}`;
}
