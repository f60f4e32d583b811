import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../../ops/index.ts';
import { type ImportStatus, importStatuses } from './import.entity.ts';

export class ListImportsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: importStatuses }) @IsOptional() @IsIn(importStatuses) status?: ImportStatus;
}
