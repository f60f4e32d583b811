import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Backtest jobs and their results. A job keeps names and versions of what it used as plain values: deleting a dataset or a
 * strategy leaves its results readable. Money is numeric; times of bars are epoch milliseconds.
 */
export class Backtests1763600300000 implements MigrationInterface {
  readonly name = 'Backtests1763600300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(backtests);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table backtests');
  }
}

const backtests = `
  create table backtests (
    id uuid primary key default gen_random_uuid(),
    status text not null default 'queued' check (status in ('queued', 'running', 'completed', 'failed', 'cancelled')),
    progress double precision not null default 0,
    eta_ms double precision,
    label text not null default '',
    strategy text not null,
    version text not null,
    strategy_version_id uuid,
    inline_source jsonb,
    checksum text not null default '',
    params jsonb not null default '{}',
    dataset_id uuid not null,
    dataset_name text not null,
    data_version text not null,
    symbols jsonb not null,
    timeframe text not null,
    from_time bigint,
    to_time bigint,
    adjustment text not null default 'raw' check (adjustment in ('raw', 'split', 'total')),
    cash numeric not null check (cash > 0),
    costs jsonb not null default '{}',
    fills jsonb not null default '{}',
    limits jsonb not null default '{}',
    lot_method text not null default 'average' check (lot_method in ('average', 'fifo', 'lifo')),
    seed bigint not null default 0,
    attempts integer not null default 0,
    cancel_requested boolean not null default false,
    worker_id text,
    heartbeat_at timestamptz,
    reason jsonb,
    summary jsonb,
    report jsonb,
    final_equity numeric,
    fees numeric,
    trades integer,
    total_return double precision,
    max_drawdown double precision,
    sharpe double precision,
    idempotency_key text,
    created_by_id uuid references users (id),
    created_by text not null,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    unique (created_by_id, idempotency_key)
  );
  create index backtests_created on backtests (created_at desc, id desc);
  create index backtests_status on backtests (status, created_at desc);
  create index backtests_strategy on backtests (strategy, created_at desc);
  create index backtests_dataset on backtests (dataset_id, created_at desc);
`;
