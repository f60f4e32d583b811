import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '../../config/index.ts';
import { type Lease, leaseHeld, leaseKey } from '../../database/index.ts';
import type { SessionCheckpoint } from '../../../adapters/runner/index.ts';
import { DeploymentEntity } from '../deployment/deployment.entity.ts';
import { statesBefore } from '../deployment/deployment-state.ts';
import { takeWaitingCode, writeEvents, writeReload, writeRows, writeStrike } from './run-rows.ts';
import type { RunNews, Settlement } from './run-news.ts';

/** Another process has the deployment, or a person has taken it away: nothing more may be written. */
export class LeaseLost extends Error {}

/** Writes what a run does. Every write checks the lease first, inside its own transaction. */
@Injectable()
export class RunStore {
  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
  ) {}

  /** The deployment with its code and its checkpoint. What was stored after the checkpoint goes: the same steps will bring it again. */
  async begin(lease: Lease): Promise<DeploymentEntity> {
    return this.#held(lease, async (db) => {
      await takeWaitingCode(db, lease.id);
      const select = db.getRepository(DeploymentEntity).createQueryBuilder('deployment').addSelect(['deployment.inlineSource', 'deployment.checkpoint']);
      const row = await select.where({ id: lease.id }).getOneOrFail();
      await rewind(db, lease.id, row.checkpoint);
      return row;
    });
  }

  async write(lease: Lease, news: RunNews): Promise<void> {
    await this.#held(lease, async (db) => {
      await writeRows(db, lease.id, news, this.config.deploymentLogs);
      await writeEvents(db, lease.id, news.events);
      for (const reload of news.reloads) await writeReload(db, lease.id, reload);
      await this.#writeRow(db, lease.id, news);
    });
  }

  /** Ends the run: stores why and gives the lease back. */
  async settle(lease: Lease, { state, reason, restartInMs, faults, strike, event }: Settlement): Promise<void> {
    await this.#held(lease, async (db) => {
      if (strike !== undefined) await writeStrike(db, lease.id, strike);
      if (event !== undefined) await writeEvents(db, lease.id, [event]);
      await db.query(
        `update deployments set state = $2, reason = $3::jsonb, restart_at = now() + make_interval(secs => $4), faults = $5, usage = null,
           worker_id = null, heartbeat_at = null, ended_at = case when $2 in ('stopped', 'completed', 'failed') then now() end
         where id = $1 and state = any($6)`,
        [lease.id, state, json(reason), restartInMs === undefined ? null : restartInMs / 1000, faults, [state, ...statesBefore(state)]],
      );
    });
  }

  /** Gives the lease back without a change: this process stops, another one goes on. */
  async release(lease: Lease): Promise<void> {
    await this.#held(lease, (db) => db.query('update deployments set worker_id = null, heartbeat_at = null, usage = null where id = $1', [lease.id]));
  }

  async #writeRow(db: EntityManager, id: string, { standing, checkpoint, state, orders, fills, logs }: RunNews): Promise<void> {
    await db.query(
      `update deployments set rows_done = coalesce($2, rows_done), rows_total = coalesce($3, rows_total), market_time = coalesce($4, market_time),
         equity = coalesce($5, equity), positions = coalesce($6::jsonb, positions), usage = coalesce($7::jsonb, usage),
         checkpoint = coalesce($8::jsonb, checkpoint), checkpoint_at = case when $8 is null then checkpoint_at else now() end,
         order_count = greatest(order_count, $9), fill_count = greatest(fill_count, $10), log_count = greatest(log_count, $11)
       where id = $1`,
      [
        id,
        standing?.rowsDone ?? null,
        standing?.rowsTotal ?? null,
        standing?.marketTime ?? null,
        standing?.equity ?? null,
        json(standing?.positions),
        json(standing?.usage),
        json(checkpoint),
        newest(orders),
        newest(fills),
        newest(logs),
      ],
    );
    if (state !== undefined)
      await db.query('update deployments set state = $2, restart_at = null, started_at = coalesce(started_at, now()) where id = $1 and state = any($3)', [
        id,
        state,
        statesBefore(state),
      ]);
  }

  #held<T>({ id, attempt, workerId }: Lease, work: (db: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (db) => {
      const held: readonly unknown[] = await db.query(`select 1 from deployments where ${leaseHeld} for update`, [...leaseKey({ id, attempt, workerId })]);
      if (held.length === 0) throw new LeaseLost(`Deployment ${id}: attempt ${attempt} has lost its lease`);
      return work(db);
    });
  }
}

/** What lies behind the checkpoint is not known to the account that goes on from it. */
async function rewind(db: EntityManager, id: string, checkpoint: SessionCheckpoint | null): Promise<void> {
  const { orders, fills, time } =
    checkpoint === null
      ? { orders: 0, fills: 0, time: -1 }
      : { orders: checkpoint.account.orderCount, fills: checkpoint.account.digest.fills, time: checkpoint.time };
  await db.query('delete from deployment_orders where deployment_id = $1 and id > $2', [id, orders]);
  await db.query('delete from deployment_fills where deployment_id = $1 and id > $2', [id, fills]);
  await db.query('delete from deployment_logs where deployment_id = $1 and time > $2', [id, time]);
  await db.query('delete from deployment_equity where deployment_id = $1 and time > $2', [id, time]);
  await db.query('update deployments set order_count = $2, fill_count = $3, rows_done = $4 where id = $1', [id, orders, fills, checkpoint?.rowsDone ?? 0]);
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
const newest = (rows: readonly { readonly id: number }[]): number => rows.reduce((most, { id }) => Math.max(most, id), 0);
