import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { PageView } from '../page.ts';
import type { AuditEntry } from './audit.entity.ts';

@ApiSchema({ name: 'AuditEntry' })
export class AuditView {
  @ApiProperty() readonly id: string;
  @ApiProperty({ description: 'epoch milliseconds' }) readonly at: number;
  @ApiProperty({ example: 'maria' }) readonly actor: string;
  @ApiProperty({ example: 'login.succeeded' }) readonly action: string;
  @ApiProperty({ type: String, nullable: true, description: 'what it happened to' }) readonly subject: string | null;
  @ApiProperty({ type: Object }) readonly detail: object;
  @ApiProperty({ type: String, nullable: true }) readonly ip: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly correlationId: string | null;
}

@ApiSchema({ name: 'AuditPage' })
export class AuditPage extends PageView {
  @ApiProperty({ type: [AuditView] }) readonly items: readonly AuditView[];
}

export function toAuditView({ id, at, actor, action, subject, detail, ip, correlationId }: AuditEntry): AuditView {
  return { id, at: at.getTime(), actor, action, subject, detail, ip, correlationId };
}
