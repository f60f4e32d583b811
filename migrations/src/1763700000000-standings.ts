import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What admins decided about a version: signed off with which capabilities, withdrawn, revoked. The version itself never changes. */
export class Standings1763700000000 implements MigrationInterface {
  readonly name = 'Standings1763700000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table strategy_standings (
        version_id uuid primary key references strategy_versions (id),
        status text not null check (status in ('approved', 'withdrawn', 'revoked')),
        manifest jsonb,
        reason text not null default '',
        decided_by text not null,
        decided_at timestamptz not null default now(),
        check (status <> 'approved' or manifest is not null)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table strategy_standings');
  }
}
