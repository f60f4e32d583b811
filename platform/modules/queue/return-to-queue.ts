import { EventEmitter } from 'node:events';
import { type Job, WaitingError } from 'bullmq';

/** Tells the runner of this process which jobs its processors gave back: BullMQ itself says nothing about them. */
export const returnedJobs = new EventEmitter<{ returned: [job: Job] }>();

/** Gives an unfinished job back, to be run from its start by another worker or after a restart. Does not count as a failed attempt. */
export async function returnToQueue(job: Job, token: string | undefined): Promise<never> {
  await job.moveToWait(token);
  returnedJobs.emit('returned', job);
  throw new WaitingError('given back to the queue');
}
