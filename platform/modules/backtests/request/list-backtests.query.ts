import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { jobStatuses, type JobStatus } from '../job/backtest.entity.ts';
import { AnyOf, ListRunsQuery } from '../run/list-runs.ts';

/** Filters of the list of backtests. */
export class ListBacktestsQuery extends ListRunsQuery {
  @AnyOf(jobStatuses) readonly status?: JobStatus[];
  @ApiPropertyOptional({ description: 'id or name' }) @IsOptional() @IsString() @MaxLength(200) readonly dataset?: string;
}
