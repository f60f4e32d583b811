import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { SelectQueryBuilder } from 'typeorm';
import { idCursor, PageQuery } from '../../ops/index.ts';
import type { RunSpec } from './run-spec.ts';

/** Filters that lists of backtests and of deployments share. */
export abstract class ListRunsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'name or name@version' }) @IsOptional() @IsString() @MaxLength(200) readonly strategy?: string;
  @ApiPropertyOptional({ description: 'part of the label' }) @IsOptional() @IsString() @MaxLength(200) readonly label?: string;
}

/** A filter that takes one or several of the values, separated by commas. */
export function AnyOf(values: readonly string[]): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ enum: values, isArray: true, description: 'one or several, separated by commas' }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value)),
    IsIn(values, { each: true }),
  );
}

/** Newest first; one row more than asked for when there are more. */
export function newestRuns<Run extends RunSpec>(select: SelectQueryBuilder<Run>, query: ListRunsQuery): SelectQueryBuilder<Run> {
  const run = select.alias;
  const before = idCursor(query.cursor);
  select.orderBy(`${run}.id`, 'DESC').take(query.limit + 1);
  if (before !== undefined) select.andWhere(`${run}.id < :before`, { before });
  if (query.strategy !== undefined)
    select.andWhere(`(${run}.strategy = :strategy or ${run}.strategy || '@' || ${run}.version = :strategy)`, { strategy: query.strategy });
  if (query.label !== undefined) select.andWhere(`${run}.label ilike :label`, { label: `%${query.label.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` });
  return select;
}
