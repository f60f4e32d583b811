import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsPositive,
  IsString,
  Max,
  Min,
} from 'class-validator';
import type { OrderType } from '@paddock/sdk';
import { ORDER_TYPES } from '@paddock/sdk/runtime';
import { DecimalText } from './decimal-text.ts';

/** What the risk manager enforces; a limit that is absent does not limit. */
export class LimitsDto {
  @ApiPropertyOptional({ example: '1000' }) @IsOptional() @DecimalText() readonly maxOrderQuantity?: string;
  @ApiPropertyOptional({ example: '50000' }) @IsOptional() @DecimalText() readonly maxOrderNotional?: string;
  @ApiPropertyOptional({ description: 'largest absolute position per symbol, open orders included' })
  @IsOptional()
  @DecimalText()
  readonly maxPosition?: string;
  @ApiPropertyOptional({ description: 'largest sum of absolute position values, open orders included' })
  @IsOptional()
  @DecimalText()
  readonly maxGrossExposure?: string;
  @ApiPropertyOptional({ description: 'largest distance of a limit or stop price from the last price, percent' })
  @IsOptional()
  @IsNumber()
  @IsPositive()
  readonly priceCollarPct?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(1) @Max(1_000_000) readonly maxOrdersPerMinute?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(1) @Max(1_000_000) readonly maxOpenOrders?: number;
  @ApiPropertyOptional({ type: [String] }) @IsOptional() @IsArray() @ArrayMaxSize(20_000) @IsString({ each: true }) readonly allowedSymbols?: string[];
  @ApiPropertyOptional({ enum: ORDER_TYPES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(ORDER_TYPES, { each: true, message: `limits.allowedOrderTypes may have ${ORDER_TYPES.join(', ')}` })
  readonly allowedOrderTypes?: OrderType[];
  @ApiPropertyOptional({ description: 'loss since the first equity of the UTC day after which only reducing orders pass' })
  @IsOptional()
  @DecimalText({ moreThanZero: true })
  readonly maxDailyLoss?: string;
  @ApiPropertyOptional({ description: 'fall from the highest equity, percent, after which only reducing orders pass' })
  @IsOptional()
  @IsNumber()
  @IsPositive()
  @Max(100)
  readonly maxDrawdownPct?: number;
  @ApiPropertyOptional({ description: 'gross exposure as a multiple of equity', default: 1 })
  @IsOptional()
  @IsNumber()
  @IsPositive()
  @Max(1000)
  readonly maxLeverage?: number;
  @ApiPropertyOptional({ default: true }) @IsOptional() @IsBoolean() readonly allowShort?: boolean;
}
