import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { PageQuery } from '../../ops/index.ts';
import { type DeploymentMode, deploymentModes } from '../deployment/deployment.entity.ts';
import { type DeploymentState, deploymentStates } from '../deployment/deployment-state.ts';

/** Filters of the list of deployments. */
export class ListDeploymentsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: deploymentStates, isArray: true, description: 'one or several, separated by commas' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsIn(deploymentStates, { each: true })
  readonly state?: DeploymentState[];
  @ApiPropertyOptional({ enum: deploymentModes }) @IsOptional() @IsIn(deploymentModes) readonly mode?: DeploymentMode;
  @ApiPropertyOptional({ description: 'name or name@version' }) @IsOptional() @IsString() @MaxLength(200) readonly strategy?: string;
  @ApiPropertyOptional({ description: 'part of the label' }) @IsOptional() @IsString() @MaxLength(200) readonly label?: string;
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

export class CurveQuery {
  @ApiPropertyOptional({ description: 'at most this many points', default: 2000, minimum: 2, maximum: 20_000 })
  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(20_000)
  readonly points: number = 2_000;
}
