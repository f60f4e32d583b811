import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a run measures which of its lines cost what; the profile itself is part of the report. */
export class BacktestProfile1763900000000 implements MigrationInterface {
  readonly name = 'BacktestProfile1763900000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table backtests add column profile boolean not null default false');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table backtests drop column profile');
  }
}
