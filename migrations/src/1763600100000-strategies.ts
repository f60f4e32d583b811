import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Strategies and their versions. A version never changes: what ran can always be read again. */
export class Strategies1763600100000 implements MigrationInterface {
  readonly name = 'Strategies1763600100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(strategies);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table strategy_versions, strategies');
  }
}

const strategies = `
  create table strategies (
    id uuid primary key default gen_random_uuid(),
    name text not null unique,
    title text not null default '',
    description text not null default '',
    origin text not null check (origin in ('sample', 'user')),
    latest_version text,
    version_count integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );

  create table strategy_versions (
    id uuid primary key default gen_random_uuid(),
    strategy_id uuid not null references strategies (id),
    name text not null,
    version text not null,
    checksum text not null,
    files jsonb not null,
    entry text not null,
    bundle text not null,
    source_map text not null default '',
    metadata jsonb not null,
    note text not null default '',
    created_by text not null,
    created_at timestamptz not null default now(),
    unique (strategy_id, version),
    unique (name, version)
  );
  create trigger strategy_versions_immutable before update on strategy_versions for each row execute function refuse_change();
`;
