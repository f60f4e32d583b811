import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StoredVersion } from '../../../adapters/history/index.ts';
import { DatasetSymbolRow } from './dataset-symbol.entity.ts';
import { DatasetRow, type DatasetOrigin } from './dataset.entity.ts';

export interface NewDataset {
  readonly name: string;
  readonly origin: DatasetOrigin;
  readonly createdBy: string;
}

export interface ListedDatasets {
  readonly limit: number;
  /** Id of the last one seen. */
  readonly before?: string | undefined;
  readonly name?: string | undefined;
  readonly origin?: DatasetOrigin | undefined;
}

export interface DeploymentOfDataset {
  readonly id: string;
  readonly strategy: string;
  readonly version: string;
  readonly state: string;
}

/** What would fail without a dataset. */
export interface DatasetUsers {
  /** How many wait or run. */
  readonly backtests: number;
  readonly deployments: readonly DeploymentOfDataset[];
}

/** Rows of datasets and their symbols. A row without a version is reserved for an import that has not finished. */
@Injectable()
export class Catalogue {
  constructor(private readonly database: DataSource) {}

  async byId(id: string): Promise<DatasetRow | null> {
    return this.#finished().andWhere('dataset.id = :id', { id }).getOne();
  }

  /** Finished or not. */
  async versionOf(id: string): Promise<string | undefined> {
    const row = await this.database.getRepository(DatasetRow).findOneBy({ id });
    return row?.version;
  }

  async byName(name: string): Promise<DatasetRow | null> {
    return this.#finished().andWhere('dataset.name = :name', { name }).getOne();
  }

  async withReport(id: string): Promise<DatasetRow | null> {
    return this.#finished().addSelect('dataset.report').andWhere('dataset.id = :id', { id }).getOne();
  }

  /** Newest first; one row more than asked for when there are more. */
  async list({ limit, before, name, origin }: ListedDatasets): Promise<DatasetRow[]> {
    const select = this.#finished()
      .orderBy('dataset.id', 'DESC')
      .take(limit + 1);
    if (before !== undefined) select.andWhere('dataset.id < :before', { before });
    if (origin !== undefined) select.andWhere('dataset.origin = :origin', { origin });
    if (name !== undefined) select.andWhere('dataset.name ilike :name', { name: `%${name.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` });
    return select.getMany();
  }

  async names(): Promise<readonly string[]> {
    const rows = await this.#finished().select('dataset.name').orderBy('dataset.name').take(50).getMany();
    return rows.map((row) => row.name);
  }

  symbols(datasetId: string): Promise<DatasetSymbolRow[]> {
    return this.database.getRepository(DatasetSymbolRow).find({ where: { datasetId }, order: { symbol: 'ASC' } });
  }

  /** The dataset of that name, finished or not; made when there is none. */
  async reserve({ name, origin, createdBy }: NewDataset): Promise<DatasetRow> {
    const rows = this.database.getRepository(DatasetRow);
    const now = new Date();
    const fresh = {
      id: randomUUIDv7(),
      name,
      origin,
      createdBy,
      timeframe: '',
      version: '',
      symbolCount: 0,
      rowCount: 0,
      firstTime: null,
      lastTime: null,
      bytes: 0,
      report: null,
      createdAt: now,
      updatedAt: now,
    };
    await rows.createQueryBuilder().insert().values(fresh).orIgnore().execute();
    return rows.findOneByOrFail({ name });
  }

  /** Makes a stored version the current one, unless another import has replaced `base` meanwhile: then false. */
  async publish(id: string, base: string, stored: StoredVersion): Promise<boolean> {
    const { meta, bytes, merge } = stored;
    const report = { ...stored.report, ...(merge === undefined ? {} : { merge }) };
    return this.database.transaction(async (manager) => {
      const changed: [unknown[], number] = await manager.query(
        `update datasets set version = $3, timeframe = $4, first_time = $5, last_time = $6, row_count = $7, symbol_count = $8, bytes = $9, report = $10, updated_at = now()
         where id = $1 and version = $2`,
        [id, base, meta.version, meta.timeframe, meta.firstTime, meta.lastTime, meta.rows, meta.symbols.length, bytes, JSON.stringify(report)],
      );
      if (changed[1] === 0) return false;
      await replaceSymbols(manager, id, stored);
      return true;
    });
  }

  /** Gives up a reserved dataset that nothing arrived for. */
  async release(id: string): Promise<void> {
    await this.database.query("delete from datasets where id = $1 and version = ''", [id]);
  }

  /** Removes a dataset with its symbols and corporate actions, unless something needs it: then who does. */
  async remove(id: string): Promise<DatasetUsers> {
    return this.database.transaction(async (manager) => {
      await manager.query('select 1 from datasets where id = $1 for update', [id]);
      const [{ count: backtests = 0 } = {}]: { count?: number }[] = await manager.query(
        "select count(*)::int as count from backtests where dataset_id = $1 and status in ('queued', 'running')",
        [id],
      );
      // All but a completed one can go on from their checkpoints.
      const deployments: DeploymentOfDataset[] = await manager.query(
        "select id, strategy, version, state from deployments where dataset_id = $1 and state <> 'completed' order by id",
        [id],
      );
      if (backtests === 0 && deployments.length === 0) await manager.delete(DatasetRow, { id });
      return { backtests, deployments };
    });
  }

  #finished() {
    return this.database.getRepository(DatasetRow).createQueryBuilder('dataset').where("dataset.version <> ''");
  }
}

async function replaceSymbols(manager: EntityManager, id: string, { meta }: StoredVersion): Promise<void> {
  const { symbols } = meta;
  const column = <K extends keyof (typeof symbols)[number]>(key: K) => symbols.map((symbol) => symbol[key]);
  await manager.query('delete from dataset_symbols where dataset_id = $1', [id]);
  await manager.query(
    `insert into dataset_symbols (dataset_id, file, symbol, row_count, first_time, last_time, price_decimals, quantity_decimals, tick, gaps, checksum)
     select $1, $2, given.* from unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::smallint[], $8::smallint[], $9::bigint[], $10::integer[], $11::text[]) as given`,
    [
      id,
      `${meta.version}.parquet`,
      column('symbol'),
      column('rows'),
      column('firstTime'),
      column('lastTime'),
      column('priceDecimals'),
      column('quantityDecimals'),
      column('tick'),
      column('gaps'),
      column('sha256'),
    ],
  );
}
