import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportReport, MergeSummary } from '../../../adapters/history/index.ts';
import { wholeNumber } from '../../database/index.ts';
import type { ImportOptionsDto } from './import-options.dto.ts';

export const importStatuses = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** An uploaded file, kept until its import has ended. */
export interface UploadedFile {
  readonly name: string;
  /** Below the data folder. */
  readonly path: string;
  readonly bytes: number;
}

/** What an import found, and what it changed in a dataset that was there before. */
export type StoredReport = ImportReport & { readonly merge?: MergeSummary };

/** One import from upload to dataset. */
@Entity('imports')
export class ImportRow {
  /** UUID version 7: sorting by id is sorting by time of creation. */
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') status: ImportStatus;
  @Column('double precision') progress: number;
  @Column('bigint', { transformer: wholeNumber }) rowsRead: number;
  @Column('jsonb') options: ImportOptionsDto;
  @Column('jsonb') files: readonly UploadedFile[];
  @Column('uuid', { nullable: true }) datasetId: string | null;
  @Column('jsonb', { nullable: true, select: false }) report: StoredReport | null;
  @Column('jsonb', { nullable: true }) error: { readonly message: string } | null;
  @Column('integer') attempts: number;
  @Column('boolean') cancelRequested: boolean;
  @Column('text', { nullable: true }) workerId: string | null;
  @Column('timestamptz', { nullable: true }) heartbeatAt: Date | null;
  @Column('text') createdBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}
