import type { EntityManager } from 'typeorm';
import type { DeploymentEvent, ReloadNews, RunNews, StrikeNews } from './run-news.ts';

/** Orders by their id, fills by their number: writing the same again changes nothing. */
export async function writeRows(db: EntityManager, id: string, news: RunNews, keepLogs: number): Promise<void> {
  const { orders, fills, logs, equity } = news;
  // Of several states of one order the last one is stored.
  const latest = [...new Map(orders.map((order) => [order.id, order])).values()];
  if (latest.length > 0) await db.query(upsertOrders, [id, JSON.stringify(latest)]);
  if (fills.length > 0) await db.query(insertFills, [id, JSON.stringify(fills)]);
  if (equity.length > 0) await db.query(upsertEquity, [id, JSON.stringify(equity)]);
  if (logs.length === 0) return;
  await db.query(insertLogs, [id, JSON.stringify(logs)]);
  const newest = logs.at(-1)?.id ?? 0;
  await db.query('delete from deployment_logs where deployment_id = $1 and id <= $2', [id, newest - keepLogs]);
}

export async function writeEvents(db: EntityManager, id: string, events: readonly DeploymentEvent[]): Promise<void> {
  for (const { kind, message, detail } of events)
    await db.query('insert into deployment_events (deployment_id, kind, message, detail) values ($1, $2, $3, $4)', [
      id,
      kind,
      message,
      JSON.stringify(detail ?? {}),
    ]);
}

export async function writeStrike(db: EntityManager, id: string, { marketTime, rowsDone, version, checksum, reason }: StrikeNews): Promise<void> {
  await db.query('insert into deployment_strikes (deployment_id, market_time, rows_done, version, checksum, reason) values ($1, $2, $3, $4, $5, $6)', [
    id,
    marketTime,
    rowsDone,
    version,
    checksum,
    JSON.stringify(reason),
  ]);
}

/** A swap changes whose code the deployment runs; a roll-back changes it back. */
export async function writeReload(db: EntityManager, id: string, news: ReloadNews): Promise<void> {
  const { outcome, rowsDone, marketTime, pauseUs, prepareMs, warmedRows, stepsServed, reason } = news;
  await db.query(
    `update deployment_reloads set outcome = $3, rows_done = coalesce($4, rows_done), market_time = coalesce($5, market_time), pause_us = coalesce($6, pause_us), prepare_ms = coalesce($7, prepare_ms),
       warmed_rows = coalesce($8, warmed_rows), steps_served = coalesce($9, steps_served), reason = coalesce($10::jsonb, reason), finished_at = now()
     where deployment_id = $1 and id = $2`,
    [
      id,
      news.id,
      outcome,
      rowsDone ?? null,
      marketTime ?? null,
      pauseUs ?? null,
      prepareMs ?? null,
      warmedRows ?? null,
      stepsServed ?? null,
      reason === undefined ? null : JSON.stringify(reason),
    ],
  );
  if (outcome === 'swapped') await db.query(takeCode, [id, news.id]);
  if (outcome === 'rolled-back') await db.query(giveBackCode, [id, news.id]);
}

/** A reload that waited for a session that has ended: the next one starts with it. */
export async function takeWaitingCode(db: EntityManager, id: string): Promise<void> {
  const [rows] = await db.query<[{ id: number }[], number]>(
    "update deployment_reloads set outcome = 'stored', finished_at = now() where deployment_id = $1 and outcome = 'pending' returning id",
    [id],
  );
  const newest = Math.max(0, ...rows.map((row) => row.id));
  if (newest > 0) await db.query(takeCode, [id, newest]);
}

export const takeCode = `
  update deployments d set strategy = r.strategy, version = r.version, checksum = r.checksum, inline_source = r.inline_source, params = r.params
  from deployment_reloads r where d.id = $1 and r.deployment_id = $1 and r.id = $2`;

/** What served before the first of the reloads that followed each other without having proven themselves. */
const giveBackCode = `
  update deployments d set strategy = r.from_code->>'strategy', version = r.from_code->>'version', checksum = r.from_code->>'checksum',
    inline_source = nullif(r.from_code->'inlineSource', 'null'::jsonb), params = r.from_code->'params'
  from deployment_reloads r where d.id = $1 and r.deployment_id = $1 and r.id = (
    select min(id) from deployment_reloads where deployment_id = $1 and id <= $2 and outcome in ('superseded', 'rolled-back')
      and id > coalesce((select max(id) from deployment_reloads where deployment_id = $1 and id < $2 and outcome not in ('superseded', 'refused')), 0))`;

const upsertOrders = `
  insert into deployment_orders (deployment_id, id, symbol, side, type, quantity, limit_price, stop_price, time_in_force, status, submitted_at, closed_at,
    filled_quantity, average_price, reason, tag)
  select $1, id, symbol, side, type, quantity, "limitPrice", "stopPrice", "timeInForce", status, "submittedAt", "closedAt", "filledQuantity", "averagePrice", reason, tag
  from jsonb_to_recordset($2::jsonb) as o (id bigint, symbol text, side text, type text, quantity numeric, "limitPrice" numeric, "stopPrice" numeric,
    "timeInForce" text, status text, "submittedAt" bigint, "closedAt" bigint, "filledQuantity" numeric, "averagePrice" numeric, reason text, tag text)
  on conflict (deployment_id, id) do update set status = excluded.status, quantity = excluded.quantity, limit_price = excluded.limit_price,
    stop_price = excluded.stop_price, closed_at = excluded.closed_at, filled_quantity = excluded.filled_quantity, average_price = excluded.average_price,
    reason = excluded.reason`;

const insertFills = `
  insert into deployment_fills (deployment_id, id, order_id, symbol, side, quantity, price, fee, slippage, time)
  select $1, id, "orderId", symbol, side, quantity, price, fee, slippage, time
  from jsonb_to_recordset($2::jsonb) as f (id bigint, "orderId" bigint, symbol text, side text, quantity numeric, price numeric, fee numeric, slippage numeric, time bigint)
  on conflict (deployment_id, id) do nothing`;

const insertLogs = `
  insert into deployment_logs (deployment_id, id, time, level, message)
  select $1, id, time, level, message from jsonb_to_recordset($2::jsonb) as l (id bigint, time bigint, level text, message text)
  on conflict (deployment_id, id) do nothing`;

const upsertEquity = `
  insert into deployment_equity (deployment_id, time, equity)
  select $1, time, equity from jsonb_to_recordset($2::jsonb) as e (time bigint, equity numeric)
  on conflict (deployment_id, time) do update set equity = excluded.equity`;
