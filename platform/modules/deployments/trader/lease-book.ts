import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Lease, leaseExpired } from '../../database/index.ts';
import { activeStates, type WantedState } from '../deployment/deployment-state.ts';

/** What its owner wants of a deployment that a process holds. */
export interface Wish {
  readonly wanted: WantedState;
  readonly speed: string;
  /** Number of the oldest reload that waits; 0 without one. */
  readonly reload: number;
}

const isFree = `(worker_id is null or ${leaseExpired})`;

/** Who runs which deployment: one process each, for as long as it is heard of. */
@Injectable()
export class LeaseBook {
  constructor(private readonly database: DataSource) {}

  /** Takes the next deployment that is to run and that nobody runs. */
  async claim(workerId: string): Promise<Lease | undefined> {
    const [rows] = await this.database.query<[{ id: string; attempts: number }[], number]>(
      `update deployments set worker_id = $1, attempts = attempts + 1, heartbeat_at = now(), ended_at = null
       where id = (select id from deployments where state = any($2) and wanted <> 'stopped' and ${isFree} and (restart_at is null or restart_at <= now())
                   order by id limit 1 for update skip locked)
       returning id, attempts`,
      [workerId, activeStates],
    );
    const [row] = rows;
    return row === undefined ? undefined : { id: row.id, attempt: row.attempts, workerId };
  }

  /** Milliseconds until the next one can be claimed; undefined when none waits. */
  async nextDueMs(): Promise<number | undefined> {
    const rows: { ms: number | null }[] = await this.database.query(
      `select (extract(epoch from min(restart_at) - now()) * 1000)::float8 as ms from deployments
       where state = any($1) and wanted <> 'stopped' and worker_id is null and restart_at is not null`,
      [activeStates],
    );
    return rows[0]?.ms ?? undefined;
  }

  /** Keeps leases alive and tells what is wanted. Leases that are missing from the answer are lost. */
  async renew(workerId: string, leases: readonly Lease[]): Promise<ReadonlyMap<string, Wish>> {
    const [rows] = await this.database.query<[{ id: string; wanted: WantedState; speed: string; reload: number }[], number]>(
      `update deployments d set heartbeat_at = now() from unnest($2::uuid[], $3::int[]) as held(id, attempt)
       where d.id = held.id and d.attempts = held.attempt and d.worker_id = $1
       returning d.id, d.wanted, d.speed, coalesce((select min(r.id) from deployment_reloads r where r.deployment_id = d.id and r.outcome = 'pending'), 0) as reload`,
      [workerId, leases.map(({ id }) => id), leases.map(({ attempt }) => attempt)],
    );
    return new Map(rows.map(({ id, ...wish }) => [id, wish]));
  }

  /** Ends what was to be stopped and whose process is gone. */
  async closeOrphans(): Promise<readonly string[]> {
    const [rows] = await this.database.query<[{ id: string }[], number]>(
      `update deployments set state = 'stopped', worker_id = null, heartbeat_at = null, restart_at = null, usage = null, ended_at = now()
       where wanted = 'stopped' and state = any($1) and ${isFree} returning id`,
      [activeStates],
    );
    return rows.map(({ id }) => id);
  }

  /** Counts what stands against a deployment: strikes of the last minutes that nobody has forgiven. */
  async strikes(id: string, minutes: number): Promise<number> {
    const rows: { strikes: number }[] = await this.database.query(
      'select count(*)::int as strikes from deployment_strikes where deployment_id = $1 and not forgiven and at > now() - make_interval(mins => $2)',
      [id, minutes],
    );
    return rows[0]?.strikes ?? 0;
  }
}
