/** Tells the processes that run deployments to look at the rows: something is wanted of one. */
export const WAKE_CHANNEL = 'deployments.wake';
