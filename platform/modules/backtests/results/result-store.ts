import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/index.ts';
import { BlockFileReader } from './block-file-reader.ts';
import { type BlockFileContent, writeBlockFile } from './block-file-writer.ts';

/**
 * Result files under `artefacts/<backtest id>/`, one per attempt. Which of them counts is written in the row of the job: a worker that lost its
 * lease leaves a file that nobody refers to. Workers on several machines share this folder.
 */
@Injectable()
export class ResultStore {
  constructor(private readonly config: Config) {}

  /** Stores the rows of one attempt and returns the name of the file. */
  async write(id: string, attempt: number, content: BlockFileContent): Promise<string> {
    const file = `results-${attempt}.pdk`;
    await writeBlockFile(path.join(this.#folder(id), file), content);
    return file;
  }

  read(id: string, file: string): Promise<BlockFileReader> {
    return BlockFileReader.open(path.join(this.#folder(id), file));
  }

  /** Removes what attempts that did not count have left. */
  async keepOnly(id: string, file: string | undefined): Promise<void> {
    const folder = this.#folder(id);
    const names = await readdir(folder).catch(() => []);
    await Promise.all(names.filter((name) => name !== file).map((name) => rm(path.join(folder, name), { force: true, recursive: true })));
  }

  async discard(id: string, file: string): Promise<void> {
    await rm(path.join(this.#folder(id), file), { force: true });
  }

  async remove(id: string): Promise<void> {
    await rm(this.#folder(id), { force: true, recursive: true });
  }

  #folder(id: string): string {
    return this.config.path('artefacts', id);
  }
}
