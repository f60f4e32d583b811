import type { CapabilityManifest } from '@paddock/sdk/runtime';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Nobody has decided · signed off · no longer signed off · loads nowhere any more. */
export const standings = ['pending', 'approved', 'withdrawn', 'revoked'] as const;
export type Standing = (typeof standings)[number];

/** What an admin decided about a version; no row means that nobody has. */
@Entity('strategy_standings')
export class StandingRow {
  @PrimaryColumn('uuid') versionId: string;
  @Column('text') status: Exclude<Standing, 'pending'>;
  /** What was signed off: the manifest of the author or a narrower one. */
  @Column('jsonb', { nullable: true }) manifest: CapabilityManifest | null;
  @Column('text') reason: string;
  @Column('text') decidedBy: string;
  @Column('timestamptz', { default: () => 'now()' }) decidedAt: Date;
}
