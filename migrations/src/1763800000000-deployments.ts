import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Deployments: a strategy version on a feed, running until it is stopped. A row holds what was asked (`wanted`, `speed`), what is (`state`) and
 * the last checkpoint; `worker_id`, `attempts` and `heartbeat_at` are the lease of the process that runs it. Money is numeric; times of bars are
 * epoch milliseconds.
 */
export class Deployments1763800000000 implements MigrationInterface {
  readonly name = 'Deployments1763800000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(deployments);
    await db.query(rows);
    await db.query(history);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop table deployment_reloads, deployment_strikes, deployment_events, deployment_equity, deployment_logs, deployment_fills, deployment_orders, deployments',
    );
  }
}

const deployments = `
  create table deployments (
    id uuid primary key,
    label text not null default '',
    mode text not null check (mode in ('replay')),
    state text not null check (state in ('starting', 'running', 'paused', 'restarting', 'quarantined', 'stopped', 'completed', 'failed')),
    wanted text not null default 'running' check (wanted in ('running', 'paused', 'stopped')),
    speed text not null,
    strategy text not null,
    version text not null,
    inline_source jsonb,
    checksum text not null,
    params jsonb not null default '{}',
    dataset_id uuid not null,
    dataset_name text not null,
    data_version text not null,
    symbols jsonb not null,
    timeframe text not null,
    from_time bigint not null,
    to_time bigint not null,
    adjustment text not null check (adjustment in ('raw', 'split', 'total')),
    cash numeric not null check (cash > 0),
    costs jsonb not null,
    fills jsonb not null,
    limits jsonb not null,
    lot_method text not null check (lot_method in ('average', 'fifo', 'lifo')),
    seed bigint not null,
    attempts integer not null default 0,
    worker_id text,
    heartbeat_at timestamptz,
    faults integer not null default 0,
    restart_at timestamptz,
    reason jsonb,
    checkpoint jsonb,
    checkpoint_at timestamptz,
    rows_done bigint not null default 0,
    rows_total bigint not null default 0,
    market_time bigint not null default 0,
    equity numeric,
    positions jsonb not null default '[]',
    usage jsonb,
    order_count bigint not null default 0,
    fill_count bigint not null default 0,
    log_count bigint not null default 0,
    created_by_id uuid references users (id) on delete set null,
    created_by text not null,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    ended_at timestamptz
  );
  create index deployments_state on deployments (state, id desc);
  create index deployments_strategy on deployments (strategy, id desc);
`;

const rows = `
  create table deployment_orders (
    deployment_id uuid not null references deployments on delete cascade,
    id bigint not null,
    symbol text not null,
    side text not null,
    type text not null,
    quantity numeric not null,
    limit_price numeric,
    stop_price numeric,
    time_in_force text not null,
    status text not null,
    submitted_at bigint not null,
    closed_at bigint,
    filled_quantity numeric not null,
    average_price numeric,
    reason text,
    tag text,
    primary key (deployment_id, id)
  );
  create table deployment_fills (
    deployment_id uuid not null references deployments on delete cascade,
    id bigint not null,
    order_id bigint not null,
    symbol text not null,
    side text not null,
    quantity numeric not null,
    price numeric not null,
    fee numeric not null,
    slippage numeric not null,
    time bigint not null,
    primary key (deployment_id, id)
  );
  create table deployment_logs (
    deployment_id uuid not null references deployments on delete cascade,
    id bigint not null,
    time bigint not null,
    level text not null,
    message text not null,
    primary key (deployment_id, id)
  );
  create table deployment_equity (
    deployment_id uuid not null references deployments on delete cascade,
    time bigint not null,
    equity numeric not null,
    primary key (deployment_id, time)
  );
`;

const history = `
  create table deployment_events (
    deployment_id uuid not null references deployments on delete cascade,
    id bigint generated always as identity,
    at timestamptz not null default now(),
    kind text not null,
    message text not null,
    detail jsonb not null default '{}',
    primary key (deployment_id, id)
  );
  create table deployment_strikes (
    deployment_id uuid not null references deployments on delete cascade,
    id bigint generated always as identity,
    at timestamptz not null default now(),
    market_time bigint not null,
    rows_done bigint not null,
    version text not null,
    checksum text not null,
    reason jsonb not null,
    forgiven boolean not null default false,
    primary key (deployment_id, id)
  );
  create table deployment_reloads (
    deployment_id uuid not null references deployments on delete cascade,
    id integer not null,
    outcome text not null default 'pending' check (outcome in ('pending', 'stored', 'refused', 'swapped', 'confirmed', 'rolled-back')),
    strategy text not null,
    version text not null,
    checksum text not null,
    inline_source jsonb,
    params jsonb not null,
    from_code jsonb not null,
    rows_done bigint,
    market_time bigint,
    pause_us double precision,
    prepare_ms double precision,
    warmed_rows bigint,
    steps_served bigint,
    reason jsonb,
    created_by text not null,
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    primary key (deployment_id, id)
  );
`;
