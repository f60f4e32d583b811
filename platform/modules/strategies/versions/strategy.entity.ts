import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const origins = ['sample', 'user'] as const;
export type StrategyOrigin = (typeof origins)[number];

/** A name under which versions are published; title and description are those of the latest. */
@Entity('strategies')
export class StrategyRow {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') title: string;
  @Column('text') description: string;
  @Column('text') origin: StrategyOrigin;
  @Column('text', { nullable: true }) latestVersion: string | null;
  @Column('integer') versionCount: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}
