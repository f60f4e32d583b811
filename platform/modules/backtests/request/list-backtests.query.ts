import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { jobStatuses, type JobStatus } from '../job/backtest.entity.ts';
import { PageQuery } from '../../ops/index.ts';

/** Filters of the list of backtests. */
export class ListBacktestsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: jobStatuses, isArray: true, description: 'one or several, separated by commas' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsIn(jobStatuses, { each: true })
  readonly status?: JobStatus[];
  @ApiPropertyOptional({ description: 'name or name@version' }) @IsOptional() @IsString() @MaxLength(200) readonly strategy?: string;
  @ApiPropertyOptional({ description: 'id or name' }) @IsOptional() @IsString() @MaxLength(200) readonly dataset?: string;
  @ApiPropertyOptional({ description: 'part of the label' }) @IsOptional() @IsString() @MaxLength(200) readonly label?: string;
}
