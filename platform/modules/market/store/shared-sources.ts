import type { BarSource } from '../../../adapters/history/index.ts';
import type { VersionKey } from './history.ts';

interface Shared {
  readonly source: Promise<BarSource>;
  users: number;
  usedAt: number;
}

const KEPT_OPEN = 16;

/** Open dataset versions, shared by their readers; those that nobody reads are closed, the longest unused first. */
export class SharedSources {
  readonly #open = new Map<string, Shared>();
  readonly #opener: (key: VersionKey) => Promise<BarSource>;
  #uses = 0;

  constructor(opener: (key: VersionKey) => Promise<BarSource>) {
    this.#opener = opener;
  }

  async use<T>(key: VersionKey, work: (source: BarSource) => Promise<T>): Promise<T> {
    const name = `${key.id}/${key.version}`;
    const shared = this.#open.get(name) ?? { source: this.#opener(key), users: 0, usedAt: 0 };
    this.#open.set(name, shared);
    shared.users++;
    shared.usedAt = ++this.#uses;
    try {
      return await work(await shared.source);
    } catch (error) {
      if (await failed(shared.source)) this.#open.delete(name);
      throw error;
    } finally {
      shared.users--;
      this.#closeUnused(KEPT_OPEN);
    }
  }

  close(): void {
    this.#closeUnused(0);
  }

  #closeUnused(keep: number): void {
    const unused = [...this.#open].filter(([, shared]) => shared.users === 0).toSorted(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [name, shared] of unused.slice(0, Math.max(0, this.#open.size - keep))) {
      this.#open.delete(name);
      void shared.source.then((source) => source.close()).catch(() => undefined);
    }
  }
}

async function failed(source: Promise<BarSource>): Promise<boolean> {
  try {
    await source;
    return false;
  } catch {
    return true;
  }
}
