/** How long a worker that is not heard of keeps its job. */
export const LEASE_SECONDS = 6;

/** The right to run a job and to store its result, until another worker takes over. */
export interface Lease {
  readonly id: string;
  /** Fencing token: a worker that lost its lease holds an older number and can no longer write. */
  readonly attempt: number;
  readonly workerId: string;
}
