import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { currentContext } from '../request-context.ts';
import { AuditEntry } from './audit.entity.ts';

export interface AuditRecord {
  /** What happened, as `subject.verb`: `login.succeeded`, `api-key.created`, `strategy.published`. */
  readonly action: string;
  /** What it happened to: a name or an id. */
  readonly subject?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Who did it, when that is not the signed-in user of the request. */
  readonly actor?: { readonly id?: string; readonly name: string };
}

/** Writes the append-only trail of who did what. Rejects when the entry cannot be written, so that nothing goes unrecorded. */
@Injectable()
export class Audit {
  constructor(@InjectRepository(AuditEntry) private readonly entries: Repository<AuditEntry>) {}

  async record({ action, subject, detail, actor }: AuditRecord): Promise<void> {
    const context = currentContext();
    await this.entries.insert({
      action,
      subject: subject ?? null,
      detail: { ...detail },
      actorId: actor === undefined ? (context?.principal?.id ?? null) : (actor.id ?? null),
      actor: actor?.name ?? context?.principal?.username ?? 'system',
      ip: context?.ip ?? null,
      correlationId: context?.correlationId ?? null,
    });
  }
}
