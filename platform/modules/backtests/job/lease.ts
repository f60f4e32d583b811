/** How long a worker that is not heard of keeps its job. */
export const LEASE_SECONDS = 6;

/** Attempts that may end without a result, because of a dead worker or a fault of the installation, before a job is given up. */
export const MOST_FAULTS = 3;

/** The right to run a job and to store its result, until another worker takes over. */
export interface Lease {
  readonly id: string;
  /** Fencing token: a worker that lost its lease holds an older number and can no longer write. */
  readonly attempt: number;
  readonly workerId: string;
  /** Attempts before this one that ended without a result. */
  readonly faults: number;
}
