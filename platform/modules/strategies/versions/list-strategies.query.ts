import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../../ops/index.ts';
import { origins, type StrategyOrigin } from './strategy.entity.ts';

export class ListStrategiesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: origins }) @IsOptional() @IsIn(origins) readonly origin?: StrategyOrigin;
}
