import { Injectable } from '@nestjs/common';
import { ImportError, type StoredVersion } from '../../../adapters/history/index.ts';
import { Config } from '../../config/index.ts';
import { Catalogue } from '../datasets/catalogue.ts';
import { CorporateActions } from '../datasets/corporate-actions.ts';
import { History } from '../store/history.ts';
import type { ImportRow } from './import.entity.ts';

export interface RunHooks {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly progress: number; readonly rowsRead: number }) => void;
}

export interface FinishedRun {
  readonly datasetId: string;
  readonly stored: StoredVersion;
}

/** Reading takes most of the time; sorting, storing and the catalogue share the rest. */
const READING_SHARE = 0.85;
const MAX_TRIES = 5;
/** A version may have been written by an import that is about to publish it. */
const PRUNE_AGE_MS = 3_600_000;

/** Does the work of one import: files to bars, bars to a version, version to catalogue. */
@Injectable()
export class ImportRun {
  constructor(
    private readonly config: Config,
    private readonly catalogue: Catalogue,
    private readonly actions: CorporateActions,
    private readonly history: History,
  ) {}

  async run(row: ImportRow, hooks: RunHooks): Promise<FinishedRun> {
    const datasetId = row.options.datasetId ?? (await this.catalogue.reserve({ name: row.name, origin: 'import', createdBy: row.createdBy })).id;
    try {
      const stored = await this.#storeAndPublish(datasetId, row, hooks);
      await this.actions.store(datasetId, stored.actions, row.createdBy);
      return { datasetId, stored };
    } catch (error) {
      await this.catalogue.release(datasetId);
      throw error;
    } finally {
      this.history.trim();
    }
  }

  /** Another import may finish into the same dataset first: then this one is added to its result. */
  async #storeAndPublish(datasetId: string, row: ImportRow, hooks: RunHooks): Promise<StoredVersion> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const base = await this.catalogue.versionOf(datasetId);
      if (base === undefined) throw new ImportError(`dataset "${row.name}" was deleted before the import was done`);
      const stored = await this.#store(datasetId, base, row, hooks);
      hooks.signal.throwIfAborted();
      if (!(await this.catalogue.publish(datasetId, base, stored))) continue;
      this.history.store.prune(datasetId, [stored.meta.version, ...(base === '' ? [] : [base])], PRUNE_AGE_MS);
      return stored;
    }
    throw new Error(`dataset "${row.name}" was changed by other imports ${MAX_TRIES} times in a row`);
  }

  #store(datasetId: string, base: string, { files, options }: ImportRow, { signal, onProgress }: RunHooks): Promise<StoredVersion> {
    const { datasetId: _, name: __, ...reading } = options;
    const inputs = files.map((file) => ({ name: file.name, path: this.config.path(file.path) }));
    return this.history.store.import(datasetId, inputs, {
      ...reading,
      ...(base === '' ? {} : { base }),
      signal,
      onProgress: ({ progress, rowsRead }) => onProgress({ progress: progress * READING_SHARE, rowsRead }),
    });
  }
}
