import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { CreateBacktestDto } from '../../backtests/index.ts';
import { type DeploymentMode, deploymentModes } from '../deployment/deployment.entity.ts';
import { FASTEST } from './replay-speed.ts';

const SPEED = /^(max|\d{1,7}(\.\d{1,3})?)$/;

/** `max`, or a multiple of market time; kept as text. */
function Speed(): PropertyDecorator {
  const wanted = `"max" or a number from 0.001 to ${FASTEST}: how many times faster than market time`;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'number' ? String(value) : value)),
    // The bounds belong to the pattern: 0 would never move, and more than six digits are as good as max.
    Matches(new RegExp(`(?=${SPEED.source})^(max|(?=.*[1-9])\\d{1,6}(\\.\\d{1,3})?|${FASTEST})$`), { message: `speed must be ${wanted}` }),
  );
}

/** What to run, on what, how fast. Strategy, parameters, data and costs are given as for a backtest. */
export class CreateDeploymentDto extends CreateBacktestDto {
  @ApiPropertyOptional({ enum: deploymentModes, default: 'replay', description: 'replay: fed from a dataset at a speed' })
  @IsOptional()
  @IsIn(deploymentModes)
  readonly mode?: DeploymentMode;
  @ApiPropertyOptional({ type: String, example: '60', description: 'times market time (1, 60, 3600 ...), or max; about one bar a second unless given' })
  @IsOptional()
  @Speed()
  readonly speed?: string;
  @ApiPropertyOptional({ default: false, description: 'wait before the first row until it is resumed' })
  @IsOptional()
  @IsBoolean()
  readonly paused?: boolean;
}

export class SpeedDto {
  @ApiProperty({ type: String, example: '3600', description: 'times market time, or max' }) @Speed() readonly speed: string;
}

/** Other code, other parameters, or both. */
export class ReloadDto extends PickType(CreateBacktestDto, ['source', 'files', 'entry', 'params'] as const) {
  @ApiPropertyOptional({ description: 'published strategy: name (latest version) or name@version', example: 'sma-crossover@1.0.1' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  readonly strategy?: string;
}

export class RestartDto {
  @ApiPropertyOptional({ enum: ['checkpoint', 'beginning'], default: 'checkpoint', description: 'beginning: orders, fills and logs so far are removed' })
  @IsOptional()
  @IsIn(['checkpoint', 'beginning'])
  readonly from?: 'checkpoint' | 'beginning';
}
