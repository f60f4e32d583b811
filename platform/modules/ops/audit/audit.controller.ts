import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { InjectRepository } from '@nestjs/typeorm';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { type FindOptionsWhere, LessThan, Repository } from 'typeorm';
import { RequireRole } from '../access.ts';
import { decodeCursor, PageQuery, toPage } from '../page.ts';
import { AuditEntry } from './audit.entity.ts';
import { AuditPage, toAuditView } from './audit-view.ts';

class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'login.succeeded' }) @IsOptional() @IsString() @MaxLength(100) action?: string;
}

@ApiTags('audit')
@Controller('api/v1/audit')
export class AuditController {
  constructor(@InjectRepository(AuditEntry) private readonly entries: Repository<AuditEntry>) {}

  @Get()
  @RequireRole('admin')
  @ApiOperation({ summary: 'Who did what, newest first' })
  @ApiOkResponse({ type: AuditPage })
  async list(@Query() query: AuditQuery): Promise<AuditPage> {
    const [before] = decodeCursor(query.cursor, 1) ?? [];
    const where: FindOptionsWhere<AuditEntry> = {
      ...(query.action === undefined ? {} : { action: query.action }),
      ...(before === undefined ? {} : { id: LessThan(String(before)) }),
    };
    const rows = await this.entries.find({ where, order: { id: 'DESC' }, take: query.limit + 1 });
    return toPage(rows, query.limit, { map: toAuditView, key: (row) => [row.id] });
  }
}
