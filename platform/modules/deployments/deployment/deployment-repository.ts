import { Injectable } from '@nestjs/common';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { newestRuns, type RunSpec } from '../../backtests/index.ts';
import { Config } from '../../config/index.ts';
import type { ListDeploymentsQuery } from '../request/list-deployments.query.ts';
import { takeCode, writeEvents } from '../trader/run-rows.ts';
import type { DeploymentEvent } from '../trader/run-news.ts';
import { type DeployedCode, DeploymentEntity } from './deployment.entity.ts';
import { activeStates, type DeploymentState, type WantedState } from './deployment-state.ts';

/** What the creator of a row decides; the rest has defaults. */
export type NewDeployment = RunSpec & Pick<DeploymentEntity, 'mode' | 'wanted' | 'speed' | 'createdById' | 'createdBy'>;

/** A row with the number of strikes that count against it. */
export interface FoundDeployment {
  readonly row: DeploymentEntity;
  readonly strikes: number;
}

const RUN_TABLES = ['orders', 'fills', 'logs', 'equity', 'strikes'];

/** Rows of deployments as people see and change them; what a run writes goes through `RunStore`. */
@Injectable()
export class DeploymentRepository {
  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
  ) {}

  async insert(deployment: NewDeployment): Promise<void> {
    await this.database.getRepository(DeploymentEntity).insert({ ...deployment, state: 'starting' } as object);
    await this.event(deployment.id, { kind: 'created', message: `Created by ${deployment.createdBy}.` });
  }

  async find(id: string): Promise<FoundDeployment | undefined> {
    return (await this.#withStrikes(this.#select().where({ id })))[0];
  }

  /** With the author's files, which lists leave out. */
  async findSource(id: string): Promise<DeploymentEntity['inlineSource']> {
    return (await this.#select().addSelect('deployment.inlineSource').where({ id }).getOne())?.inlineSource ?? null;
  }

  /** Newest first; one row more than asked for when there are more. */
  list(query: ListDeploymentsQuery): Promise<readonly FoundDeployment[]> {
    const select = newestRuns(this.#select(), query);
    if (query.state !== undefined) select.andWhere({ state: In(query.state) });
    if (query.mode !== undefined) select.andWhere({ mode: query.mode });
    return this.#withStrikes(select);
  }

  /** What is wanted of it from now on; false when its state has changed in the meantime. */
  want(id: string, wanted: WantedState, states: readonly DeploymentState[]): Promise<boolean> {
    return this.#changed('update deployments set wanted = $2 where id = $1 and state = any($3) returning id', [id, wanted, states]);
  }

  speed(id: string, speed: string): Promise<boolean> {
    return this.#changed('update deployments set speed = $2 where id = $1 returning id', [id, speed]);
  }

  /** Ends it where no process has it, such as in quarantine or between two tries. */
  async stopIdle(id: string): Promise<boolean> {
    const stopped = await this.#changed(
      `update deployments set state = 'stopped', restart_at = null, ended_at = now()
       where id = $1 and worker_id is null and state = any($2) returning id`,
      [id, [...activeStates, 'quarantined']],
    );
    if (stopped) await this.event(id, { kind: 'stopped', message: 'Stopped.' });
    return stopped;
  }

  /** Starts it again, from its checkpoint or from the first row; whoever runs it loses it. */
  async restart(id: string, { from, states }: { readonly from: 'checkpoint' | 'beginning'; readonly states: readonly DeploymentState[] }): Promise<boolean> {
    const fresh = from === 'beginning';
    return this.database.transaction(async (db) => {
      const [rows] = await db.query<[unknown[], number]>(
        `update deployments set wanted = 'running', worker_id = null, heartbeat_at = null, restart_at = null, reason = null, usage = null, ended_at = null, faults = 0,
           attempts = attempts + 1, state = case when $3 or checkpoint is null then 'starting' else 'restarting' end
         where id = $1 and state = any($2) returning id`,
        [id, states, fresh],
      );
      if (rows.length === 0) return false;
      await db.query('update deployment_strikes set forgiven = true where deployment_id = $1', [id]);
      if (!fresh) return true;
      for (const table of RUN_TABLES) await db.query(`delete from deployment_${table} where deployment_id = $1`, [id]);
      await db.query(
        `update deployments set checkpoint = null, checkpoint_at = null, rows_done = 0, market_time = 0, equity = null, positions = '[]', order_count = 0, fill_count = 0,
           log_count = 0, started_at = null where id = $1`,
        [id],
      );
      return true;
    });
  }

  /** Out of quarantine: its strikes are forgiven, and it goes on from its checkpoint. */
  release(id: string): Promise<boolean> {
    return this.restart(id, { from: 'checkpoint', states: ['quarantined'] });
  }

  /** Other code for it. A process that runs it swaps between two steps; otherwise the next start has it. Returns the number of the reload. */
  async reload(id: string, { code, by, isRunning }: { readonly code: DeployedCode; readonly by: string; readonly isRunning: boolean }): Promise<number> {
    return this.database.transaction(async (db) => {
      await db.query('select 1 from deployments where id = $1 for update', [id]);
      const rows: { id: number }[] = await db.query(
        `insert into deployment_reloads (deployment_id, id, outcome, strategy, version, checksum, inline_source, params, from_code, created_by)
         select $1, coalesce((select max(id) from deployment_reloads where deployment_id = $1), 0) + 1, $2, $3, $4, $5, $6::jsonb, $7::jsonb,
           jsonb_build_object('strategy', strategy, 'version', version, 'checksum', checksum, 'params', params, 'inlineSource', inline_source), $8
         from deployments where id = $1 returning id`,
        [
          id,
          isRunning ? 'pending' : 'stored',
          code.strategy,
          code.version,
          code.checksum,
          code.inlineSource === null ? null : JSON.stringify(code.inlineSource),
          JSON.stringify(code.params),
          by,
        ],
      );
      const number = rows[0]?.id ?? 0;
      if (!isRunning) await db.query(takeCode, [id, number]);
      return number;
    });
  }

  delete(id: string, states: readonly DeploymentState[]): Promise<boolean> {
    return this.#changed('delete from deployments where id = $1 and state = any($2) returning id', [id, states]);
  }

  async event(id: string, event: DeploymentEvent): Promise<void> {
    await writeEvents(this.database.manager, id, [event]);
  }

  #select(): SelectQueryBuilder<DeploymentEntity> {
    return this.database.getRepository(DeploymentEntity).createQueryBuilder('deployment');
  }

  async #withStrikes(select: SelectQueryBuilder<DeploymentEntity>): Promise<readonly FoundDeployment[]> {
    const rows = await select.getMany();
    if (rows.length === 0) return [];
    const counted: { id: string; strikes: number }[] = await this.database.query(
      `select deployment_id as id, count(*)::int as strikes from deployment_strikes
       where deployment_id = any($1) and not forgiven and at > now() - make_interval(mins => $2) group by 1`,
      [rows.map(({ id }) => id), this.config.strikeMinutes],
    );
    const strikes = new Map(counted.map((each) => [each.id, each.strikes]));
    return rows.map((row) => ({ row, strikes: strikes.get(row.id) ?? 0 }));
  }

  async #changed(sql: string, parameters: readonly unknown[]): Promise<boolean> {
    const [rows] = await this.database.query<[unknown[], number]>(sql, [...parameters]);
    return rows.length > 0;
  }
}
