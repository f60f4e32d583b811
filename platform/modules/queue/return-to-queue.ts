import { type Job, WaitingError } from 'bullmq';

/** Gives an unfinished job back, to be run from its start by another worker or after a restart. Does not count as a failed attempt. */
export async function returnToQueue(job: Job, token: string | undefined): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError('given back to the queue');
}
