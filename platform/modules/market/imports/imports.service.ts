import { Injectable } from '@nestjs/common';
import { ImportError, type BarsPreview, previewBars } from '../../../adapters/history/index.ts';
import { Notifier } from '../../database/index.ts';
import { Config } from '../../config/index.ts';
import { Audit, type Page, type Principal, Problem, toPage, idCursor } from '../../ops/index.ts';
import { Catalogue } from '../datasets/catalogue.ts';
import { DatasetsService } from '../datasets/datasets.service.ts';
import { ImportNews } from './import-news.ts';
import { type ImportOptionsDto, readImportOptions } from './import-options.dto.ts';
import { ImportQueue } from './import-queue.ts';
import { ImportRepository } from './import-repository.ts';
import { type ImportView, toImportView } from './import-view.ts';
import type { ListImportsQuery } from './imports.queries.ts';
import type { ImportRow } from './import.entity.ts';
import { type Upload, Uploads } from './uploads.ts';

/** Tells every process that the import with this id is to stop; the flag in its row says the same to a process that missed it. */
export const CANCEL_CHANNEL = 'imports.cancel';

/** Imports as users see them: previewing, submitting, following, cancelling. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly config: Config,
    private readonly uploads: Uploads,
    private readonly imports: ImportRepository,
    private readonly queue: ImportQueue,
    private readonly news: ImportNews,
    private readonly notifier: Notifier,
    private readonly catalogue: Catalogue,
    private readonly datasets: DatasetsService,
    private readonly audit: Audit,
  ) {}

  /** Looks at the beginning of the first file and forgets the upload. */
  async preview(upload: Upload): Promise<BarsPreview> {
    try {
      const [file] = upload.files;
      if (!file) throw Problem.invalidField('file', undefined, 'no file was sent');
      const { mapping, delimiter, header, timeFormat, timezone, symbol } = readImportOptions(upload.options);
      const given = {
        ...(mapping && { mapping }),
        ...(delimiter !== undefined && { delimiter }),
        ...(header !== undefined && { header }),
        ...(timeFormat && { timeFormat }),
        ...(timezone !== undefined && { timezone }),
      };
      return await previewBars({ name: file.name, path: this.config.path(file.path), ...(symbol !== undefined && { symbol }) }, given);
    } catch (error) {
      throw error instanceof ImportError ? Problem.unprocessable(error.message) : error;
    } finally {
      await this.uploads.remove(upload.folder);
    }
  }

  /** Takes over the upload; it is removed when the import has ended. */
  async submit(upload: Upload, user: Principal): Promise<ImportView> {
    try {
      const options = readImportOptions(upload.options);
      const name = await this.#datasetName(options, upload, user);
      const row = await this.imports.insert({ name, options, files: upload.files, createdBy: user.username });
      await this.audit.record({ action: 'import.submitted', subject: row.id, detail: { name, files: upload.files.length } });
      await this.queue.wake(row.id);
      return toImportView(row);
    } catch (error) {
      await this.uploads.remove(upload.folder);
      throw error;
    }
  }

  /** Where the bars go: the dataset asked for, one of that name (which the user may change), or a new one. */
  async #datasetName({ datasetId, name }: ImportOptionsDto, { files }: Upload, user: Principal): Promise<string> {
    const wanted = name ?? (files.length === 1 ? files[0]?.name.replace(/(\.(csv|txt|tsv|dat))?(\.gz)?$/i, '') : undefined);
    const existing = datasetId === undefined ? (wanted === undefined ? null : await this.catalogue.byName(wanted)) : await this.datasets.require(datasetId);
    if (existing) this.datasets.assertMayChange(existing, user);
    const chosen = existing?.name ?? wanted;
    if (chosen === undefined || chosen === '')
      throw Problem.invalidField('name', name, `name the dataset that ${files.length} files become, as {"name": "..."} in the field "options"`);
    return chosen;
  }

  async get(id: string): Promise<ImportView> {
    return toImportView(await this.#require(id));
  }

  async list({ limit, cursor, status }: ListImportsQuery): Promise<Page<ImportView>> {
    const rows = await this.imports.list(limit, idCursor(cursor), status);
    return toPage(rows, limit, { map: toImportView, key: (row) => [row.id] });
  }

  /** A waiting import ends at once, a running one within moments; nothing of it stays. */
  async cancel(id: string, user: Principal): Promise<ImportView> {
    const row = await this.#require(id);
    if (user.role === 'author' && row.createdBy !== user.username) throw Problem.forbidden(`Import ${id} belongs to ${row.createdBy}.`);
    const status = await this.imports.cancel(id);
    if (status === undefined) throw Problem.conflict(`Import ${id} is ${row.status} and cannot be cancelled any more.`);
    if (status === 'cancelled') await this.uploads.removeFor(row.files);
    else await this.notifier.publish(CANCEL_CHANNEL, { id });
    await this.audit.record({ action: 'import.cancelled', subject: id, detail: { name: row.name } });
    const after = await this.#require(id);
    this.news.publish(after);
    return toImportView(after);
  }

  async #require(id: string): Promise<ImportRow> {
    const row = await this.imports.find(id);
    if (!row) throw Problem.notFound('import', id);
    return row;
  }
}
