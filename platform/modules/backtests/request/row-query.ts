import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../../ops/index.ts';

/** A page of trades, orders, fills, logs or plots. */
export class RowQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'column to sort by, with a leading minus for descending; the order of time unless given', example: '-pnl' })
  @IsOptional()
  @Matches(/^-?[a-zA-Z]{1,40}$/, { message: 'sort must be the name of a column, with a leading minus for descending' })
  readonly sort?: string;
}

export const exportFormats = ['csv', 'json', 'html'] as const;

export class ExportQuery {
  @ApiPropertyOptional({ enum: exportFormats, default: 'json', description: 'csv: the trades; json: everything; html: a page to keep or to print' })
  @IsIn(exportFormats)
  readonly format: (typeof exportFormats)[number] = 'json';
}
