import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { ADJUSTMENTS, type Adjustment } from '../../../adapters/history/index.ts';
import { PageQuery } from '../../ops/index.ts';
import { type DatasetOrigin, datasetOrigins } from './dataset.entity.ts';

const LATEST_MS = Date.UTC(9999, 11, 31);

/** Epoch milliseconds, or ISO 8601 with UTC where no offset is given; what is neither stays as it is, to be quoted. */
function timeOf({ value }: { readonly value: unknown }): unknown {
  if (typeof value !== 'string') return value;
  const time = /^\d{4}-\d\d/.test(value) ? Date.parse(/(Z|[+-]\d\d:?\d\d)$|^[^T]*$/.test(value) ? value : `${value}Z`) : numberOf(value);
  return Number.isNaN(time) ? value : time;
}

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

const timeMessage = { message: '$property must be epoch milliseconds or an ISO time such as "2020-01-31"' };

export class ListDatasetsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'part of the name' }) @IsOptional() @IsString() @MaxLength(100) name?: string;
  @ApiPropertyOptional({ enum: datasetOrigins }) @IsOptional() @IsIn(datasetOrigins) origin?: DatasetOrigin;
}

export class BarsQuery {
  @ApiPropertyOptional({ description: 'needed when the dataset has several' }) @IsOptional() @IsString() @MaxLength(100) symbol?: string;
  @ApiPropertyOptional({ description: 'first bar, epoch ms or ISO' })
  @IsOptional()
  @Transform(timeOf)
  @IsInt(timeMessage)
  @Min(-LATEST_MS)
  @Max(LATEST_MS)
  from?: number;
  @ApiPropertyOptional({ description: 'last bar, epoch ms or ISO' })
  @IsOptional()
  @Transform(timeOf)
  @IsInt(timeMessage)
  @Min(-LATEST_MS)
  @Max(LATEST_MS)
  to?: number;
  @ApiPropertyOptional({ default: 2000, minimum: 1, maximum: 20_000, description: 'most bars to return' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(20_000)
  points = 2000;
  @ApiPropertyOptional({ enum: ADJUSTMENTS, default: 'raw' }) @IsIn(ADJUSTMENTS) adjustment: Adjustment = 'raw';
}

export class SymbolQuery {
  @ApiPropertyOptional({ description: 'only this symbol' }) @IsOptional() @IsString() @MinLength(1) @MaxLength(100) symbol?: string;
}

export class ListActionsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'only this symbol' }) @IsOptional() @IsString() @MaxLength(100) symbol?: string;
}
