import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export const runTables = ['orders', 'fills', 'logs', 'events', 'strikes', 'reloads'] as const;
/** What is kept of a run beside its row. */
export type RunTable = (typeof runTables)[number];

/** Big integers come as numbers, money as the text that was stored. */
const columns: Readonly<Record<RunTable, string>> = {
  orders: `id::float8 as id, symbol, side, type, quantity::text, limit_price::text as "limitPrice", stop_price::text as "stopPrice", time_in_force as "timeInForce", status,
    submitted_at::float8 as "submittedAt", closed_at::float8 as "closedAt", filled_quantity::text as "filledQuantity", average_price::text as "averagePrice", reason, tag`,
  fills: 'id::float8 as id, order_id::float8 as "orderId", symbol, side, quantity::text, price::text, fee::text, slippage::text, time::float8 as time',
  logs: 'id::float8 as id, time::float8 as time, level, message',
  events: 'id::float8 as id, (extract(epoch from at) * 1000)::float8 as at, kind, message, detail',
  strikes: `id::float8 as id, (extract(epoch from at) * 1000)::float8 as at, market_time::float8 as "marketTime", rows_done::float8 as "rowsDone", version, checksum, reason, forgiven`,
  reloads: `id, outcome, strategy, version, checksum, params, from_code->>'strategy' as "fromStrategy", from_code->>'version' as "fromVersion", from_code->>'checksum' as "fromChecksum",
    rows_done::float8 as "rowsDone", market_time::float8 as "marketTime", pause_us as "pauseUs", prepare_ms as "prepareMs", warmed_rows::float8 as "warmedRows",
    steps_served::float8 as "stepsServed", reason, created_by as "createdBy", (extract(epoch from created_at) * 1000)::float8 as "createdAt",
    (extract(epoch from finished_at) * 1000)::float8 as "finishedAt"`,
};

export type RunRow = Readonly<Record<string, unknown>> & { readonly id: number };

export interface RowRange {
  readonly limit: number;
  /** Rows above this id, oldest first. */
  readonly after?: number | undefined;
  /** Rows below this id, newest first. */
  readonly before?: number | undefined;
}

/** Reads what a deployment did, page by page. */
@Injectable()
export class RunRowsRepository {
  constructor(private readonly database: DataSource) {}

  async page(id: string, table: RunTable, { limit, after, before }: RowRange): Promise<readonly RunRow[]> {
    const rows: RunRow[] = await this.database.query(
      `select ${columns[table]} from deployment_${table}
       where deployment_id = $1 and id > $2 and id < $3 order by deployment_${table}.id ${after === undefined ? 'desc' : 'asc'} limit $4`,
      [id, after ?? -1, before ?? 2_147_483_647, limit],
    );
    return rows.map(withoutNulls);
  }

  async one(id: string, table: RunTable, number: number): Promise<RunRow | undefined> {
    return (await this.page(id, table, { limit: 1, after: number - 1, before: number + 1 }))[0];
  }

  /** The equity line, thinned evenly; its last point always stays. */
  async equity(id: string, points: number): Promise<readonly { readonly time: number; readonly equity: string }[]> {
    return this.database.query(
      `select time::float8 as time, equity::text from
         (select time, equity, row_number() over (order by time desc) as place, count(*) over () as total from deployment_equity where deployment_id = $1) as line
       where (place - 1) % greatest(1, ceil(total / $2::float8))::bigint = 0 order by time`,
      [id, points],
    );
  }
}

/** A column without a value is a field that is absent. */
function withoutNulls(row: RunRow): RunRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as RunRow;
}
