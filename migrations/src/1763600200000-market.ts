import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The catalogue of history files, corporate actions, and import jobs. Times of bars are epoch milliseconds. */
export class Market1763600200000 implements MigrationInterface {
  readonly name = 'Market1763600200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(datasets);
    await db.query(imports);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table imports, corporate_actions, dataset_symbols, datasets');
  }
}

const datasets = `
  create table datasets (
    id uuid primary key default gen_random_uuid(),
    name text not null unique,
    timeframe text not null,
    origin text not null check (origin in ('import', 'demo')),
    version text not null default '',
    symbol_count integer not null default 0,
    row_count bigint not null default 0,
    first_time bigint,
    last_time bigint,
    bytes bigint not null default 0,
    report jsonb,
    created_by text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );

  create table dataset_symbols (
    dataset_id uuid not null references datasets (id) on delete cascade,
    symbol text not null,
    row_count bigint not null,
    first_time bigint,
    last_time bigint,
    price_decimals smallint not null check (price_decimals between 0 and 8),
    quantity_decimals smallint not null check (quantity_decimals between 0 and 8),
    tick bigint not null default 1 check (tick > 0),
    gaps integer not null default 0,
    file text not null,
    bytes bigint not null default 0,
    checksum text not null,
    primary key (dataset_id, symbol)
  );

  create table corporate_actions (
    id uuid primary key default gen_random_uuid(),
    dataset_id uuid not null references datasets (id) on delete cascade,
    symbol text not null,
    kind text not null check (kind in ('split', 'dividend')),
    ex_time bigint not null,
    ratio numeric check (ratio > 0),
    amount numeric check (amount > 0),
    created_by text not null,
    created_at timestamptz not null default now(),
    unique (dataset_id, symbol, kind, ex_time),
    check ((kind = 'split') = (ratio is not null) and (kind = 'dividend') = (amount is not null))
  );
`;

const imports = `
  create table imports (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    status text not null default 'queued' check (status in ('queued', 'running', 'completed', 'failed', 'cancelled')),
    progress double precision not null default 0,
    rows_read bigint not null default 0,
    options jsonb not null default '{}',
    files jsonb not null default '[]',
    dataset_id uuid references datasets (id) on delete set null,
    report jsonb,
    error jsonb,
    attempts integer not null default 0,
    cancel_requested boolean not null default false,
    worker_id text,
    heartbeat_at timestamptz,
    created_by text not null,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz
  );
  create index imports_created on imports (created_at desc, id desc);
`;
