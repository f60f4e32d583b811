import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { correlationId } from '../../ops/index.ts';
import { InjectQueue } from '../../queue/index.ts';

export interface QueuedImport {
  readonly id: string;
  readonly correlationId: string;
}

/** Attempts at an import when it is the installation that fails, not the file. */
export const MAX_ATTEMPTS = 3;

/** Wakes a worker for an import. Waking twice does no harm: the row tells whether there is something to do. */
@Injectable()
export class ImportQueue {
  constructor(@InjectQueue('imports') private readonly queue: Queue<QueuedImport>) {}

  async wake(id: string): Promise<void> {
    const options = { jobId: id, attempts: MAX_ATTEMPTS, backoff: { type: 'exponential', delay: 1_000 }, removeOnComplete: true, removeOnFail: true };
    await this.queue.add('run', { id, correlationId: correlationId() }, options);
  }
}
