import { Injectable } from '@nestjs/common';
import { ImportError, type StoredVersion } from '../../../adapters/history/index.ts';
import { Config } from '../../config/index.ts';
import { Catalogue } from '../datasets/catalogue.ts';
import { CorporateActions } from '../datasets/corporate-actions.ts';
import { History, type VersionKey } from '../store/history.ts';
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

  /** Another import may finish into the same dataset first: then this one is added to its result. */
  async run(row: ImportRow, hooks: RunHooks): Promise<FinishedRun> {
    try {
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        const stored = await this.#storeAndPublish(await this.#target(row), row, hooks);
        if (stored) return stored;
      }
      throw new Error(`dataset "${row.name}" was changed by other imports ${MAX_TRIES} times in a row`);
    } finally {
      this.history.trim();
    }
  }

  /** The dataset asked for, or the one of that name, made when there is none (or none any more). */
  async #target({ name, options, createdBy }: ImportRow): Promise<VersionKey> {
    const { datasetId: id } = options;
    if (id === undefined) return this.catalogue.reserve({ name, origin: 'import', createdBy });
    const version = await this.catalogue.versionOf(id);
    if (version === undefined) throw new ImportError(`dataset "${name}" was deleted before the import was done`);
    return { id, version };
  }

  /** Undefined when the dataset is not what it was at the start. */
  async #storeAndPublish({ id, version: base }: VersionKey, row: ImportRow, hooks: RunHooks): Promise<FinishedRun | undefined> {
    try {
      const stored = await this.#store(id, base, row, hooks);
      hooks.signal.throwIfAborted();
      if (!(await this.catalogue.publish(id, base, stored))) return undefined;
      this.history.store.prune(id, [stored.meta.version, ...(base === '' ? [] : [base])], PRUNE_AGE_MS);
      await this.actions.store(id, stored.actions, row.createdBy);
      return { datasetId: id, stored };
    } catch (error) {
      await this.catalogue.release(id);
      throw error;
    }
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
