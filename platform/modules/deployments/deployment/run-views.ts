import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { StopReason } from '@paddock/platform/core';
import type { Params } from '../../backtests/index.ts';
import { PageView } from '../../ops/index.ts';
import { type BudgetScope, budgetScopes } from '../budgets/budget-limits.ts';
import type { Usage } from './deployment.entity.ts';

/** A page of orders, fills, log lines, events, strikes or reloads. */
@ApiSchema({ name: 'DeploymentRowPage' })
export class RunRowPage extends PageView {
  @ApiProperty({ type: [Object] }) readonly items: readonly object[];
}

const outcomes = ['pending', 'stored', 'refused', 'swapped', 'confirmed', 'rolled-back', 'superseded'] as const;

@ApiSchema({ name: 'Reload' })
export class ReloadView {
  @ApiProperty({ description: 'number of the reload' }) readonly id: number;
  @ApiProperty({
    enum: outcomes,
    description: 'stored: the next start has it; swapped: the new code serves and has to prove itself; confirmed: it has; superseded: another one came before',
  })
  readonly outcome: (typeof outcomes)[number];
  @ApiProperty() readonly strategy: string;
  @ApiProperty() readonly version: string;
  @ApiProperty() readonly checksum: string;
  @ApiProperty({ type: Object }) readonly params: Params;
  @ApiProperty() readonly fromVersion: string;
  @ApiProperty() readonly fromChecksum: string;
  @ApiPropertyOptional({ description: 'rows that were behind it when the code changed, or was refused' }) readonly rowsDone?: number;
  @ApiPropertyOptional() readonly marketTime?: number;
  @ApiPropertyOptional({ description: 'how long rows that were due have waited for the version that serves from here on; 0 when none was' })
  readonly pauseUs?: number;
  @ApiPropertyOptional({ description: 'how long the new version was prepared beside the old one' }) readonly prepareMs?: number;
  @ApiPropertyOptional() readonly warmedRows?: number;
  @ApiPropertyOptional() readonly stepsServed?: number;
  @ApiPropertyOptional({ type: Object }) readonly reason?: StopReason;
  @ApiProperty() readonly createdBy: string;
  @ApiProperty() readonly createdAt: number;
  @ApiPropertyOptional() readonly finishedAt?: number;
}

@ApiSchema({ name: 'DeploymentEquityPoint' })
export class EquityPointView {
  @ApiProperty() readonly time: number;
  @ApiProperty() readonly equity: string;
}

class EffectiveLimitView {
  @ApiProperty() readonly name: string;
  @ApiProperty() readonly value: number;
  @ApiProperty({ enum: ['built-in', ...budgetScopes], description: 'where it was set' }) readonly from: BudgetScope | 'built-in';
  @ApiProperty() readonly unit: string;
  @ApiProperty() readonly meaning: string;
}

@ApiSchema({ name: 'DeploymentBudget' })
export class DeploymentBudgetView {
  @ApiProperty({ type: [EffectiveLimitView] }) readonly limits: readonly EffectiveLimitView[];
  @ApiPropertyOptional({ type: Object, description: 'while it has a process' }) readonly usage?: Usage;
}
