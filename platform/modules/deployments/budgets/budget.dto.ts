import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { BudgetEntity } from './budget.entity.ts';
import { type BudgetLimits, budgetScopes, type BudgetScope, LIMIT_RANGES, type LimitName } from './budget-limits.ts';

function Limit(name: LimitName): PropertyDecorator {
  const { least, most, unit, meaning } = LIMIT_RANGES[name];
  const message = `${name} must be a whole number from ${least} to ${most}${unit === '' ? '' : ` ${unit}`}`;
  return applyDecorators(
    ApiPropertyOptional({ description: meaning, minimum: least, maximum: most }),
    IsOptional(),
    IsInt({ message }),
    Min(least, { message }),
    Max(most, { message }),
  );
}

/** The limits of one scope, as a whole: what is absent is left to the next wider scope. */
export class BudgetDto {
  @Limit('cpuMsPerSecond') readonly cpuMsPerSecond?: number;
  @Limit('cpuCapMs') readonly cpuCapMs?: number;
  @Limit('cpuMsPerCall') readonly cpuMsPerCall?: number;
  @Limit('heapMb') readonly heapMb?: number;
  @Limit('ordersPerMinute') readonly ordersPerMinute?: number;
  @Limit('logsPerMinute') readonly logsPerMinute?: number;
  @Limit('plotsPerMinute') readonly plotsPerMinute?: number;
  @Limit('stateKb') readonly stateKb?: number;
}

@ApiSchema({ name: 'Budget' })
export class BudgetSettingView {
  @ApiProperty({ enum: budgetScopes }) readonly scope: BudgetScope;
  @ApiProperty({ description: 'name of a user, name@version of a strategy, id of a deployment; empty for the default' }) readonly subject: string;
  @ApiProperty({ type: BudgetDto }) readonly limits: BudgetLimits;
  @ApiProperty() readonly updatedBy: string;
  @ApiProperty() readonly updatedAt: number;
}

class LimitRangeView {
  @ApiProperty() readonly name: string;
  @ApiProperty() readonly least: number;
  @ApiProperty() readonly most: number;
  @ApiProperty() readonly unit: string;
  @ApiProperty() readonly meaning: string;
  @ApiProperty({ description: 'what holds where nobody has set it' }) readonly builtIn: number;
}

@ApiSchema({ name: 'Budgets' })
export class BudgetsView {
  @ApiProperty({ type: [BudgetSettingView] }) readonly items: readonly BudgetSettingView[];
  @ApiProperty({ type: [LimitRangeView] }) readonly limits: readonly LimitRangeView[];
}

export function toBudgetView({ scope, subject, limits, updatedBy, updatedAt }: BudgetEntity): BudgetSettingView {
  return { scope, subject, limits, updatedBy, updatedAt: updatedAt.getTime() };
}
