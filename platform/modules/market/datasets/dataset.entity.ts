import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportReport } from '../../../adapters/history/index.ts';
import { wholeNumber } from '../../database/index.ts';

export const datasetOrigins = ['import', 'demo'] as const;
export type DatasetOrigin = (typeof datasetOrigins)[number];

/** A dataset in the catalogue. Its bars are a file named by `version`; without a version nothing has arrived yet. */
@Entity('datasets')
export class DatasetRow {
  /** UUID version 7: sorting by id is sorting by time of creation. */
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') timeframe: string;
  @Column('text') origin: DatasetOrigin;
  @Column('text') version: string;
  @Column('integer') symbolCount: number;
  @Column('bigint', { transformer: wholeNumber }) rowCount: number;
  @Column('bigint', { transformer: wholeNumber, nullable: true }) firstTime: number | null;
  @Column('bigint', { transformer: wholeNumber, nullable: true }) lastTime: number | null;
  @Column('bigint', { transformer: wholeNumber }) bytes: number;
  @Column('jsonb', { nullable: true, select: false }) report: ImportReport | null;
  @Column('text') createdBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') updatedAt: Date;
}
