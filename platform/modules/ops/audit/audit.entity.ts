import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One line of the audit trail; never changed, never removed. */
@Entity('audit')
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
  @Column('uuid', { nullable: true }) actorId: string | null;
  @Column('text') actor: string;
  @Column('text') action: string;
  @Column('text', { nullable: true }) subject: string | null;
  @Column('jsonb') detail: object;
  @Column('text', { nullable: true }) ip: string | null;
  @Column('text', { nullable: true }) correlationId: string | null;
}
