import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BudgetLimits, BudgetScope } from './budget-limits.ts';

/** What an admin has set for one scope. */
@Entity('budgets')
export class BudgetEntity {
  @PrimaryColumn('text') scope: BudgetScope;
  /** Name of a user, `name@version` of a strategy, id of a deployment; empty for the default. */
  @PrimaryColumn('text') subject: string;
  @Column('jsonb') limits: BudgetLimits;
  @Column('text') updatedBy: string;
  @Column('timestamptz') updatedAt: Date;
}
