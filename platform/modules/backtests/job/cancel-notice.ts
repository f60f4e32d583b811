/** Tells every process that the job with this id is to stop; the flag in its row says the same to a process that missed it. */
export const CANCEL_CHANNEL = 'backtests.cancel';
