import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { StopReason } from '@paddock/platform/core';
import type { PositionFacts } from '../../../adapters/runner/index.ts';
import { asLine, RunSpecView, specOf } from '../../backtests/index.ts';
import { PageView } from '../../ops/index.ts';
import { type DeploymentMode, deploymentModes, type Usage } from './deployment.entity.ts';
import type { FoundDeployment } from './deployment-repository.ts';
import { type DeploymentState, deploymentStates, type WantedState } from './deployment-state.ts';

/** A deployment as the API shows it. Times are epoch milliseconds; money is decimal text. */
@ApiSchema({ name: 'Deployment' })
export class DeploymentView extends RunSpecView {
  @ApiProperty({ enum: deploymentModes }) readonly mode: DeploymentMode;
  @ApiProperty({ enum: deploymentStates }) readonly state: DeploymentState;
  @ApiProperty({ enum: ['running', 'paused', 'stopped'], description: 'what it was asked to be; the state follows within moments' })
  readonly wanted: WantedState;
  @ApiProperty({ example: '60', description: 'times market time, or max' }) readonly speed: string;
  @ApiProperty({ minimum: 0, maximum: 1 }) readonly progress: number;
  @ApiProperty() readonly rowsDone: number;
  @ApiProperty({ description: '0 before the first start' }) readonly rowsTotal: number;
  @ApiProperty({ description: 'market time reached; 0 before the first step' }) readonly marketTime: number;
  @ApiPropertyOptional() readonly equity?: string;
  @ApiProperty({ type: [Object] }) readonly positions: readonly PositionFacts[];
  @ApiProperty() readonly orderCount: number;
  @ApiProperty() readonly fillCount: number;
  @ApiProperty({ description: 'id of the newest log line' }) readonly logCount: number;
  @ApiPropertyOptional({ type: Object, description: 'what its process uses, while it has one' }) readonly usage?: Usage;
  @ApiProperty({ description: 'strikes that count against it' }) readonly strikes: number;
  @ApiPropertyOptional({ description: 'when it tries again' }) readonly restartAt?: number;
  @ApiPropertyOptional({ type: Object, description: 'why it was stopped last' }) readonly reason?: StopReason;
  @ApiProperty({ description: 'how often it was started' }) readonly attempts: number;
  @ApiPropertyOptional({ description: 'when its state was stored last' }) readonly checkpointAt?: number;
  @ApiProperty() readonly createdAt: number;
  @ApiProperty() readonly createdBy: string;
  @ApiPropertyOptional() readonly startedAt?: number;
  @ApiPropertyOptional() readonly endedAt?: number;
  @ApiPropertyOptional({ type: Object, description: 'of a deployment with version `inline`, asked for by its id: all files by path' })
  readonly files?: Readonly<Record<string, string>>;
  @ApiPropertyOptional({ description: 'the same: which of them is the strategy' }) readonly entry?: string;
}

@ApiSchema({ name: 'DeploymentPage' })
export class DeploymentPage extends PageView {
  @ApiProperty({ type: [DeploymentView] }) readonly items: readonly DeploymentView[];
}

export function toDeploymentView({ row, strikes }: FoundDeployment): DeploymentView {
  const { mode, state, wanted, speed, attempts, createdAt, createdBy } = row;
  return { ...specOf(row), mode, state, wanted, speed, ...standingOf(row), strikes, attempts, createdAt: createdAt.getTime(), createdBy };
}

/** How far it is, and what it has. */
function standingOf(row: FoundDeployment['row']) {
  const { rowsDone, rowsTotal, marketTime, positions, orderCount, fillCount, logCount } = row;
  return {
    progress: rowsTotal > 0 ? rowsDone / rowsTotal : 0,
    rowsDone,
    rowsTotal,
    marketTime,
    positions,
    orderCount,
    fillCount,
    logCount,
    ...(row.equity !== null && { equity: row.equity }),
    ...(row.usage !== null && { usage: row.usage }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.restartAt !== null && { restartAt: row.restartAt.getTime() }),
    ...(row.checkpointAt !== null && { checkpointAt: row.checkpointAt.getTime() }),
    ...(row.startedAt !== null && { startedAt: row.startedAt.getTime() }),
    ...(row.endedAt !== null && { endedAt: row.endedAt.getTime() }),
  };
}

export function toDeploymentLine(found: FoundDeployment): DeploymentView {
  return asLine(toDeploymentView(found));
}
