import path from 'node:path';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../../config/index.ts';
import { ImportQueue } from './import-queue.ts';
import { ImportRepository } from './import-repository.ts';
import { Uploads } from './uploads.ts';

const CHECK_MS = 60_000;
const SILENT_SECONDS = 60;
/** An upload that is still arriving belongs to no import yet. */
const ORPHAN_MS = 24 * 3_600_000;

/** Brings rows, queue and uploads together again after a crash of any of them. */
@Injectable()
export class ImportRecovery implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger(ImportRecovery.name);
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: Config,
    private readonly imports: ImportRepository,
    private readonly queue: ImportQueue,
    private readonly uploads: Uploads,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.has('worker')) return;
    await this.#guarded();
    this.#timer = setInterval(() => void this.#guarded(), CHECK_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** Wakes workers for imports that nobody works on; the queue ignores those that it still knows. */
  async recover(): Promise<void> {
    for (const id of await this.imports.abandoned(SILENT_SECONDS)) await this.queue.wake(id);
    const needed = new Set((await this.imports.unfinished()).flatMap((row) => row.files.map((file) => path.dirname(file.path))));
    for (const folder of this.uploads.folders()) if (!needed.has(folder) && this.uploads.ageMs(folder) > ORPHAN_MS) await this.uploads.remove(folder);
  }

  async #guarded(): Promise<void> {
    try {
      await this.recover();
    } catch (error) {
      this.#log.warn(`Recovery of imports: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
