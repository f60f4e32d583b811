import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type BarSource, HistoryStore, trimCache } from '../../../adapters/history/index.ts';
import { Config } from '../../config/index.ts';
import { SharedSources } from './shared-sources.ts';

/** A version of a dataset, as the catalogue names it. */
export interface VersionKey {
  readonly id: string;
  readonly version: string;
}

const MEGABYTE = 1024 * 1024;
const TRIM_MS = 60_000;

/** The dataset files of this process. */
@Injectable()
export class History implements OnApplicationShutdown {
  readonly store: HistoryStore;
  readonly #log = new Logger(History.name);
  readonly #sources: SharedSources;
  #trimmedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly config: Config) {
    this.store = new HistoryStore(config.home);
    this.#sources = new SharedSources(({ id, version }) => this.store.open(id, version));
  }

  get feedFolder(): string {
    return this.config.path('cache', 'feeds');
  }

  /** Gives `work` the bars of a version; several at a time share one open file. */
  read<T>(key: VersionKey, work: (source: BarSource) => Promise<T>): Promise<T> {
    return this.#sources.use(key, work);
  }

  /** Keeps prepared data within PADDOCK_FEED_CACHE_MB; looks at most once a minute. */
  trim(now = Date.now()): void {
    if (now - this.#trimmedAt < TRIM_MS) return;
    this.#trimmedAt = now;
    try {
      const freed = trimCache(this.config.home, this.config.feedCacheMb * MEGABYTE, now);
      if (freed > 0) this.#log.log(`Dropped ${Math.round(freed / MEGABYTE)} MB of prepared data that was not used for longest`);
    } catch (error) {
      this.#log.warn(`Prepared data could not be trimmed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  onApplicationShutdown(): void {
    this.#sources.close();
  }
}
