import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { ImportError } from '../../../adapters/history/index.ts';
import { Notifier } from '../../database/index.ts';
import { inContext, Problem } from '../../ops/index.ts';
import { QueueProcessor, QueueRunner, returnToQueue, WorkerHost } from '../../queue/index.ts';
import { ImportNews } from './import-news.ts';
import { MAX_ATTEMPTS, type QueuedImport } from './import-queue.ts';
import { type EndedImport, ImportRepository } from './import-repository.ts';
import { type FinishedRun, ImportRun } from './import-run.ts';
import type { ImportRow } from './import.entity.ts';
import { CANCEL_CHANNEL } from './imports.service.ts';
import { Uploads } from './uploads.ts';

const BEAT_MS = 500;
const WORKER_ID = `${process.pid}`;

class Cancelled extends Error {}

/** Takes imports from the queue. A file that cannot be read is a result; only faults of the installation are tried again. */
@QueueProcessor('imports')
export class ImportProcessor extends WorkerHost {
  readonly #log = new Logger(ImportProcessor.name);

  constructor(
    private readonly imports: ImportRepository,
    private readonly run: ImportRun,
    private readonly uploads: Uploads,
    private readonly news: ImportNews,
    private readonly notifier: Notifier,
    private readonly runner: QueueRunner,
  ) {
    super();
  }

  override process(job: Job<QueuedImport>, token?: string): Promise<void> {
    return inContext({ correlationId: job.data.correlationId }, () => this.#take(job, token));
  }

  async #take(job: Job<QueuedImport>, token: string | undefined): Promise<void> {
    const row = await this.imports.start(job.data.id, WORKER_ID);
    if (!row) return this.#unclaimed(job.data.id);
    try {
      const { datasetId, stored } = await this.#runWatched(row);
      await this.#end(row, completed(datasetId, stored));
      this.#log.log(
        `Import ${row.id}: ${stored.meta.rows} bars of ${stored.meta.symbols.length} symbols in dataset "${row.name}" after ${stored.report.elapsedMs} ms`,
      );
    } catch (error) {
      if (this.runner.stopping.aborted) return returnToQueue(job, token);
      await this.#failed(job, row, error);
    }
  }

  /** It has ended, or it was cancelled before a worker came to it. */
  async #unclaimed(id: string): Promise<void> {
    const row = await this.imports.find(id);
    if (row?.cancelRequested) await this.#end(row, { status: 'cancelled' });
  }

  async #failed(job: Job<QueuedImport>, row: ImportRow, error: unknown): Promise<void> {
    if (error instanceof Cancelled) return this.#end(row, { status: 'cancelled' });
    if (error instanceof ImportError || (error instanceof Problem && error.getStatus() < 500))
      return this.#end(row, { status: 'failed', message: error.message });
    const message = error instanceof Error ? error.message : String(error);
    this.#log.error(`Import ${row.id}: ${message}`, error instanceof Error ? error.stack : undefined);
    if (job.attemptsMade + 1 >= MAX_ATTEMPTS) await this.#end(row, { status: 'failed', message: `Paddock could not finish this import: ${message}` });
    throw error;
  }

  async #end(row: ImportRow, ended: EndedImport): Promise<void> {
    if (!(await this.imports.end(row.id, ended))) return;
    await this.uploads.removeFor(row.files);
    const after = await this.imports.find(row.id);
    if (after) this.news.publish(after);
  }

  /** Runs the import while it reports, and stops it when its user or the process wants so. */
  async #runWatched(row: ImportRow): Promise<FinishedRun> {
    const stop = new AbortController();
    const onStopping = (): void => stop.abort(new Error('this process is stopping'));
    this.runner.stopping.addEventListener('abort', onStopping);
    const unsubscribe = this.notifier.subscribe(CANCEL_CHANNEL, (data) => isAbout(row.id, data) && stop.abort(new Cancelled('cancelled')));
    let state = { progress: 0, rowsRead: 0 };
    const beat = setInterval(() => void this.#report(Object.assign(row, state), stop), BEAT_MS);
    try {
      await this.#report(row, stop); // a wish to cancel may have come between the claim and the subscription
      stop.signal.throwIfAborted();
      return await this.run.run(row, { signal: stop.signal, onProgress: (progress) => (state = progress) });
    } catch (error) {
      throw stop.signal.aborted ? stop.signal.reason : error;
    } finally {
      clearInterval(beat);
      unsubscribe();
      this.runner.stopping.removeEventListener('abort', onStopping);
    }
  }

  async #report(row: ImportRow, stop: AbortController): Promise<void> {
    try {
      if (await this.imports.beat(row.id, row)) stop.abort(new Cancelled('cancelled'));
      else if (!stop.signal.aborted) this.news.publish(row);
    } catch (error) {
      this.#log.warn(`Import ${row.id}: progress not stored: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function isAbout(id: string, data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'id' in data && data.id === id;
}

function completed(datasetId: string, { report, merge }: FinishedRun['stored']): EndedImport {
  return { status: 'completed', datasetId, rowsRead: report.rowsRead, report: { ...report, ...(merge === undefined ? {} : { merge }) } };
}
