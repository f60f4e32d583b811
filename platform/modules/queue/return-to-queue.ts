import { DelayedError, type Job, WaitingError } from 'bullmq';

/** Gives an unfinished job back, to be run from its start by another worker or after a restart. Does not count as a failed attempt. */
export async function returnToQueue(job: Job, token: string | undefined): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError('given back to the queue');
}

/** Gives a job back until `time`, epoch milliseconds: another worker may be busy with it. Does not count as a failed attempt. */
export async function postpone(job: Job, token: string | undefined, time: number): Promise<never> {
  await job.moveToDelayed(time, token);
  throw new DelayedError('given back to the queue for later');
}
