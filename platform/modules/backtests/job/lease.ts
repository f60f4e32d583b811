import type { Lease } from '../../database/index.ts';

/** Attempts that may end without a result, because of a dead worker or a fault of the installation, before a job is given up. */
export const MOST_FAULTS = 3;

/** The right to run a job and to store its result, until another worker takes over. */
export interface JobLease extends Lease {
  /** Attempts before this one that ended without a result. */
  readonly faults: number;
}
