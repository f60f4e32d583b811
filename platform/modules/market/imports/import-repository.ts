import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { ImportRow, type ImportStatus, type StoredReport, type UploadedFile } from './import.entity.ts';
import type { ImportOptionsDto } from './import-options.dto.ts';

export interface NewImport {
  readonly name: string;
  readonly options: ImportOptionsDto;
  readonly files: readonly UploadedFile[];
  readonly createdBy: string;
}

export interface EndedImport {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly datasetId?: string;
  readonly rowsRead?: number;
  readonly report?: StoredReport;
  readonly message?: string;
}

export const unfinishedStatuses: readonly ImportStatus[] = ['queued', 'running'];

/** Rows of imports. Every change of an unfinished one says so in its condition: what has ended stays as it is. */
@Injectable()
export class ImportRepository {
  constructor(@InjectRepository(ImportRow) private readonly rows: Repository<ImportRow>) {}

  async insert(given: NewImport): Promise<ImportRow> {
    const row = this.rows.create({
      ...given,
      id: randomUUIDv7(),
      status: 'queued',
      progress: 0,
      rowsRead: 0,
      datasetId: null,
      report: null,
      error: null,
      attempts: 0,
      cancelRequested: false,
      workerId: null,
      heartbeatAt: null,
      createdAt: new Date(),
      startedAt: null,
      finishedAt: null,
    });
    await this.rows.query(`insert into imports (id, name, options, files, created_by, created_at) values ($1, $2, $3, $4, $5, $6)`, [
      row.id,
      row.name,
      JSON.stringify(row.options),
      JSON.stringify(row.files),
      row.createdBy,
      row.createdAt,
    ]);
    return row;
  }

  find(id: string): Promise<ImportRow | null> {
    return this.rows.createQueryBuilder('row').addSelect('row.report').where({ id }).getOne();
  }

  /** Newest first; one row more than asked for when there are more. */
  list(limit: number, before: string | undefined, status: ImportStatus | undefined): Promise<ImportRow[]> {
    const select = this.rows
      .createQueryBuilder('row')
      .orderBy('row.id', 'DESC')
      .take(limit + 1);
    if (before !== undefined) select.andWhere('row.id < :before', { before });
    if (status !== undefined) select.andWhere({ status });
    return select.getMany();
  }

  /** Marks the start of an attempt; undefined when the import has ended or is to be cancelled. */
  async start(id: string, workerId: string): Promise<ImportRow | undefined> {
    const { affected } = await this.rows
      .createQueryBuilder()
      .update()
      .set({
        status: 'running',
        progress: 0,
        rowsRead: 0,
        workerId,
        attempts: () => 'attempts + 1',
        startedAt: () => 'coalesce(started_at, now())',
        heartbeatAt: () => 'now()',
      })
      .where({ id, status: In([...unfinishedStatuses]), cancelRequested: false })
      .execute();
    return affected === 1 ? ((await this.find(id)) ?? undefined) : undefined;
  }

  /** Notes how far it is; returns whether it is to stop. */
  async beat(id: string, { progress, rowsRead }: Pick<ImportRow, 'progress' | 'rowsRead'>): Promise<boolean> {
    const changed: [{ cancelRequested: boolean }[], number] = await this.rows.query(
      `update imports set progress = $2, rows_read = $3, heartbeat_at = now() where id = $1 and status = 'running' returning cancel_requested as "cancelRequested"`,
      [id, progress, rowsRead],
    );
    return changed[0][0]?.cancelRequested ?? true;
  }

  async end(id: string, { status, datasetId, rowsRead, report, message }: EndedImport): Promise<boolean> {
    const changed: [unknown[], number] = await this.rows.query(
      `update imports set status = $2, dataset_id = coalesce($3, dataset_id), rows_read = coalesce($4, rows_read), report = $5, error = $6,
         progress = case when $2 = 'completed' then 1 else progress end, finished_at = now()
       where id = $1 and status in ('queued', 'running') returning id`,
      [id, status, datasetId ?? null, rowsRead ?? null, report ? JSON.stringify(report) : null, message === undefined ? null : JSON.stringify({ message })],
    );
    return changed[1] > 0;
  }

  /** Cancels an import that no worker has; a running one is only asked to stop. Undefined when it has ended already. */
  async cancel(id: string): Promise<ImportStatus | undefined> {
    const changed: [{ status: ImportStatus }[], number] = await this.rows.query(
      `update imports set cancel_requested = true,
         status = case status when 'queued' then 'cancelled' else status end, finished_at = case status when 'queued' then now() else finished_at end
       where id = $1 and status in ('queued', 'running') returning status`,
      [id],
    );
    return changed[0][0]?.status;
  }

  unfinished(): Promise<ImportRow[]> {
    return this.rows.find({ where: { status: In([...unfinishedStatuses]) }, order: { id: 'ASC' } });
  }

  /** Waiting ones, and running ones that no worker has reported on for a while. */
  async abandoned(silentSeconds: number): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.rows.query(
      "select id from imports where status = 'queued' or (status = 'running' and heartbeat_at < now() - make_interval(secs => $1)) order by id",
      [silentSeconds],
    );
    return rows.map((row) => row.id);
  }
}
