import type { StrategyMetadata } from '@paddock/sdk/runtime';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One published version: the author's files and the bundle made from them. The database refuses to change a row. */
@Entity('strategy_versions')
export class StrategyVersionRow {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') strategyId: string;
  @Column('text') name: string;
  @Column('text') version: string;
  /** SHA-256 over files, entry and bundle; compared at every load. */
  @Column('text') checksum: string;
  @Column('jsonb') files: Readonly<Record<string, string>>;
  @Column('text') entry: string;
  @Column('text') bundle: string;
  @Column('text') sourceMap: string;
  @Column('jsonb') metadata: StrategyMetadata;
  @Column('text') note: string;
  @Column('text') createdBy: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}
