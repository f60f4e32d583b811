import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** How long a process that is not heard of keeps what it has taken. */
export const LEASE_SECONDS = 6;

/** The right to work on a row and to store what came out, until another process takes over. */
export interface Lease {
  readonly id: string;
  /** Fencing token: a process that lost its lease holds an older number and can no longer write. */
  readonly attempt: number;
  readonly workerId: string;
}

/** SQL: whoever held the row has not been heard of for too long. */
export const leaseExpired = `heartbeat_at < now() - interval '${LEASE_SECONDS} seconds'`;

/** SQL: the row is still held under the lease in parameters $1 to $3, see `leaseKey`. */
export const leaseHeld = 'id = $1 and attempts = $2 and worker_id = $3';

export const leaseKey = ({ id, attempt, workerId }: Lease): readonly [string, number, string] => [id, attempt, workerId];

/** Names this process in leases. */
export function newWorkerId(): string {
  return `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
}
