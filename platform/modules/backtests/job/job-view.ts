import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { CostModel, FillModel, LotMethod, RiskLimits, StopReason } from '@paddock/platform/core';
import type { BacktestSummary } from '../results/summary.ts';
import { type Adjustment, type BacktestEntity, jobStatuses, type JobStatus } from './backtest.entity.ts';

/** Lists and live updates leave out longer lists of symbols; `symbolCount` tells how many there are. */
const SYMBOLS_IN_LINES = 20;

/** A backtest as the API shows it. Times are epoch milliseconds; money is decimal text. */
@ApiSchema({ name: 'Backtest' })
export class JobView {
  @ApiProperty({ format: 'uuid' }) readonly id: string;
  @ApiProperty({ enum: jobStatuses }) readonly status: JobStatus;
  @ApiProperty({ minimum: 0, maximum: 1 }) readonly progress: number;
  @ApiPropertyOptional({ description: 'estimated time left' }) readonly etaMs?: number;
  @ApiProperty() readonly label: string;
  @ApiProperty({ example: 'sma-crossover' }) readonly strategy: string;
  @ApiProperty({ example: '1.0.0', description: '`inline` when the source came with the request' }) readonly version: string;
  @ApiProperty({ description: "sha256 of the strategy's bundle" }) readonly checksum: string;
  @ApiProperty({ type: Object }) readonly params: Readonly<Record<string, number | boolean | string>>;
  @ApiProperty({ format: 'uuid' }) readonly dataset: string;
  @ApiProperty() readonly datasetName: string;
  @ApiProperty({ description: 'sha256 of the bars' }) readonly dataVersion: string;
  @ApiPropertyOptional({ type: [String], description: `left out of lists and live updates above ${SYMBOLS_IN_LINES}` }) readonly symbols?: readonly string[];
  @ApiProperty() readonly symbolCount: number;
  @ApiProperty({ example: '1d' }) readonly timeframe: string;
  @ApiProperty() readonly from: number;
  @ApiProperty() readonly to: number;
  @ApiProperty({ enum: ['raw', 'split', 'total'] }) readonly adjustment: Adjustment;
  @ApiProperty({ example: '100000' }) readonly cash: string;
  @ApiProperty({ type: Object }) readonly costs: CostModel;
  @ApiProperty({ type: Object }) readonly fills: FillModel;
  @ApiProperty({ type: Object }) readonly limits: RiskLimits;
  @ApiProperty({ enum: ['average', 'fifo', 'lifo'] }) readonly lotMethod: LotMethod;
  @ApiProperty() readonly seed: number;
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
export class JobPage {
  @ApiProperty({ type: [JobView] }) readonly items: readonly JobView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor: string | null;
}

export function toJobView(row: BacktestEntity): JobView {
  return { id: row.id, ...settingsOf(row), ...stateOf(row), createdAt: row.createdAt.getTime(), createdBy: row.createdBy };
}

/** What was asked for. */
function settingsOf(row: BacktestEntity) {
  const { label, strategy, version, checksum, params, cash, costs, fills, limits, lotMethod, seed, profile } = row;
  return { label, strategy, version, checksum, params, ...dataOf(row), cash, costs, fills, limits, lotMethod, seed, profile };
}

function dataOf({ datasetId, datasetName, dataVersion, symbols, timeframe, fromTime, toTime, adjustment }: BacktestEntity) {
  return { dataset: datasetId, datasetName, dataVersion, symbols, symbolCount: symbols.length, timeframe, from: fromTime, to: toTime, adjustment };
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

/** For lists and live updates: a job over thousands of symbols stays small. */
export function toJobLine(row: BacktestEntity): JobView {
  const view = toJobView(row);
  if (row.symbols.length <= SYMBOLS_IN_LINES) return view;
  const { symbols: _, ...line } = view;
  return line;
}
