import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What strategies may use, as admins set it: for all, for a user, for a strategy version, for a deployment. The most specific limit wins. */
export class Budgets1763800100000 implements MigrationInterface {
  readonly name = 'Budgets1763800100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table budgets (
        scope text not null check (scope in ('default', 'user', 'version', 'deployment')),
        subject text not null,
        limits jsonb not null,
        updated_by text not null,
        updated_at timestamptz not null default now(),
        primary key (scope, subject)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table budgets');
  }
}
