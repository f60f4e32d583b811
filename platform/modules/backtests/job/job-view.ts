import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { StopReason } from '@paddock/platform/core';
import type { BacktestSummary } from '../results/summary.ts';
import { asLine, RunSpecView, specOf } from '../run/run-spec-view.ts';
import { PageView } from '../../ops/index.ts';
import { type BacktestEntity, jobStatuses, type JobStatus } from './backtest.entity.ts';

/** A backtest as the API shows it. Times are epoch milliseconds; money is decimal text. */
@ApiSchema({ name: 'Backtest' })
export class JobView extends RunSpecView {
  @ApiProperty({ enum: jobStatuses }) readonly status: JobStatus;
  @ApiProperty({ minimum: 0, maximum: 1 }) readonly progress: number;
  @ApiPropertyOptional({ description: 'estimated time left' }) readonly etaMs?: number;
  @ApiProperty({ description: 'sha256 of the bars' }) readonly dataVersion: string;
  @ApiProperty({ description: 'whether the run measures which lines cost what' }) readonly profile: boolean;
  @ApiProperty({ description: 'how often a worker has started it' }) readonly attempts: number;
  @ApiProperty({ description: 'asked to stop, and not stopped yet' }) readonly cancelling: boolean;
  @ApiProperty() readonly createdAt: number;
  @ApiProperty() readonly createdBy: string;
  @ApiPropertyOptional() readonly startedAt?: number;
  @ApiPropertyOptional() readonly finishedAt?: number;
  @ApiPropertyOptional({ type: Object, description: 'why it ended early' }) readonly reason?: StopReason;
  @ApiPropertyOptional({ type: Object, description: 'figures of the run; of a failed one up to where it got' }) readonly summary?: BacktestSummary;
  @ApiPropertyOptional({ description: 'of a job with version `inline`, when it is asked for by its id: the text of its entry file' }) readonly source?: string;
  @ApiPropertyOptional({ type: Object, description: 'the same, all files by path' }) readonly files?: Readonly<Record<string, string>>;
}

/** The page of `GET /backtests`. */
@ApiSchema({ name: 'BacktestPage' })
export class JobPage extends PageView {
  @ApiProperty({ type: [JobView] }) readonly items: readonly JobView[];
}

export function toJobView(row: BacktestEntity): JobView {
  const { dataVersion, profile, createdAt, createdBy } = row;
  return { ...specOf(row), dataVersion, profile, ...stateOf(row), createdAt: createdAt.getTime(), createdBy };
}

/** How far it is, and what became of it. */
function stateOf(row: BacktestEntity) {
  return {
    status: row.status,
    progress: row.progress,
    attempts: row.attempts,
    cancelling: row.cancelRequested && row.status === 'running',
    ...(row.etaMs !== null && { etaMs: row.etaMs }),
    ...(row.startedAt !== null && { startedAt: row.startedAt.getTime() }),
    ...(row.finishedAt !== null && { finishedAt: row.finishedAt.getTime() }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.summary !== null && { summary: row.summary }),
  };
}

export function toJobLine(row: BacktestEntity): JobView {
  return asLine(toJobView(row));
}
