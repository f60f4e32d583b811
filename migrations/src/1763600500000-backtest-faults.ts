import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a job was given up by its installation (a dead worker, a full disk) since it was submitted or retried: a strategy's failure is no fault. */
export class BacktestFaults1763600500000 implements MigrationInterface {
  readonly name = 'BacktestFaults1763600500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table backtests add column faults integer not null default 0');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table backtests drop column faults');
  }
}
