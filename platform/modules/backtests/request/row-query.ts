import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { PageQuery } from '../../ops/index.ts';

/** A page of trades, orders, fills, logs or plots. */
export class RowQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'column to sort by, with a leading minus for descending; the order of time unless given', example: '-pnl' })
  @IsOptional()
  @Matches(/^-?[a-zA-Z]{1,40}$/, { message: 'sort must be the name of a column, with a leading minus for descending' })
  readonly sort?: string;
}

export class EquityQuery {
  @ApiPropertyOptional({ description: 'at most this many points; lows, highs and the worst drawdown are kept', default: 2000, minimum: 2, maximum: 20_000 })
  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(20_000)
  readonly points: number = 2_000;
}

export const exportFormats = ['csv', 'json', 'html'] as const;

export class ExportQuery {
  @ApiPropertyOptional({ enum: exportFormats, default: 'json', description: 'csv: the trades; json: everything; html: a page to keep or to print' })
  @IsIn(exportFormats)
  readonly format: (typeof exportFormats)[number] = 'json';
}
