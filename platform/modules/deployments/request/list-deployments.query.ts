import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Min } from 'class-validator';
import { AnyOf, ListRunsQuery } from '../../backtests/index.ts';
import { PageQuery } from '../../ops/index.ts';
import { type DeploymentMode, deploymentModes } from '../deployment/deployment.entity.ts';
import { type DeploymentState, deploymentStates } from '../deployment/deployment-state.ts';

/** Filters of the list of deployments. */
export class ListDeploymentsQuery extends ListRunsQuery {
  @AnyOf(deploymentStates) readonly state?: DeploymentState[];
  @ApiPropertyOptional({ enum: deploymentModes }) @IsOptional() @IsIn(deploymentModes) readonly mode?: DeploymentMode;
}

/** A page of what a deployment did, newest first; with `after`, what came since then, oldest first. */
export class RunRowsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'only rows with an id above this one, oldest first: for following' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  readonly after?: number;
}
