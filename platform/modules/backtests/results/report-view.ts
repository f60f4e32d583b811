import type { Assumption, Costs, Metrics, MonthlyReturns, OpenPositionRow, OrderOutcome, RunVersions, Timing, Truncated } from '@paddock/platform/core';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { RunProfile } from '../../../adapters/runner/index.ts';
import { JobView } from '../job/job-view.ts';
import { PageView } from '../../ops/index.ts';
import type { StoredReport } from './stored-report.ts';

/** Everything about a run but its long lists. */
@ApiSchema({ name: 'BacktestReport' })
export class ReportView {
  @ApiProperty({ type: JobView }) readonly job: JobView;
  @ApiProperty({ type: Object, description: 'figures by name; null where one is not defined' }) readonly metrics: Metrics;
  @ApiProperty({ type: Object, description: 'what each figure means' }) readonly definitions: Readonly<Record<string, string>>;
  @ApiProperty({ type: Object, description: 'how many periods make a year, and why' }) readonly periodsPerYear: StoredReport['periodsPerYear'];
  @ApiProperty({ type: [Object], description: 'returns by year and month, fractions' }) readonly monthly: readonly MonthlyReturns[];
  @ApiProperty({ type: Object }) readonly costs: Costs;
  @ApiProperty({ type: [Object], description: 'everything that was assumed, and what it does to the result' }) readonly assumptions: readonly Assumption[];
  @ApiProperty({ type: [Object] }) readonly openPositions: readonly OpenPositionRow[];
  @ApiProperty({ type: Object, description: 'of Paddock, Node, V8, code and data' }) readonly versions: RunVersions;
  @ApiProperty({ type: Object }) readonly timing: Timing;
  @ApiProperty({ description: 'equal for equal runs' }) readonly digest: string;
  @ApiProperty({ type: Object, description: 'rows that were counted but not kept' }) readonly truncated: Truncated;
  @ApiPropertyOptional({ type: Object, description: 'orders placed and refused, with the reason of the first refusal' })
  readonly orderOutcome?: OrderOutcome;
  @ApiPropertyOptional({ type: Object, description: 'of a run with `profile`: callbacks and lines with their share of the time' })
  readonly profile?: RunProfile;
}

@ApiSchema({ name: 'EquityPoint' })
export class EquityPointView {
  @ApiProperty() readonly time: number;
  @ApiProperty({ example: '100000' }) readonly equity: string;
  @ApiProperty({ description: 'fraction below the highest equity so far, 0 or more' }) readonly drawdown: number;
}

@ApiSchema({ name: 'BacktestRows' })
export class RowPage extends PageView {
  @ApiProperty({ type: [Object] }) readonly items: readonly unknown[];
}
