import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { InjectRepository } from '@nestjs/typeorm';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { type FindOptionsWhere, LessThan, Repository } from 'typeorm';
import { RequireRole } from '../access.ts';
import { decodeCursor, type Page, PageQuery, toPage } from '../page.ts';
import { AuditEntry } from './audit.entity.ts';

class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'login.succeeded' }) @IsOptional() @IsString() @MaxLength(100) action?: string;
}

interface AuditView {
  readonly id: string;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
  readonly detail: object;
  readonly ip: string | null;
  readonly correlationId: string | null;
}

@ApiTags('audit')
@Controller('api/v1/audit')
export class AuditController {
  constructor(@InjectRepository(AuditEntry) private readonly entries: Repository<AuditEntry>) {}

  @Get()
  @RequireRole('admin')
  @ApiOperation({ summary: 'Who did what, newest first' })
  async list(@Query() query: AuditQuery): Promise<Page<AuditView>> {
    const [before] = decodeCursor(query.cursor, 1) ?? [];
    const where: FindOptionsWhere<AuditEntry> = {
      ...(query.action === undefined ? {} : { action: query.action }),
      ...(before === undefined ? {} : { id: LessThan(String(before)) }),
    };
    const rows = await this.entries.find({ where, order: { id: 'DESC' }, take: query.limit + 1 });
    return toPage(rows, query.limit, { map: toView, key: (row) => [row.id] });
  }
}

function toView({ id, at, actor, action, subject, detail, ip, correlationId }: AuditEntry): AuditView {
  return { id, at: at.getTime(), actor, action, subject, detail, ip, correlationId };
}
