import type { MigrationInterface, QueryRunner } from 'typeorm';

const outcomes = (more: string): string => `
  alter table deployment_reloads drop constraint deployment_reloads_outcome_check;
  alter table deployment_reloads add constraint deployment_reloads_outcome_check
    check (outcome in ('pending', 'stored', 'refused', 'swapped', 'confirmed', 'rolled-back'${more}));
`;

/** A reload that another one replaced before it had proven itself. */
export class SupersededReloads1764000000000 implements MigrationInterface {
  readonly name = 'SupersededReloads1764000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(outcomes(", 'superseded'"));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("update deployment_reloads set outcome = 'swapped' where outcome = 'superseded'");
    await db.query(outcomes(''));
  }
}
