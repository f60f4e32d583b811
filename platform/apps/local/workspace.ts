import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Where a run without a server keeps its files: the data folder's cache where there is one, else a folder that goes with the run. */
export class Workspace implements Disposable {
  /** Parsed files are cached below it. */
  readonly home: string;
  /** Removed at the end. */
  readonly scratch: string;

  constructor(env: NodeJS.ProcessEnv = process.env, cwd = process.cwd()) {
    this.scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-local-'));
    this.home = dataFolder(env, cwd) ?? this.scratch;
  }
  get feeds(): string {
    return path.join(this.home, 'cache/feeds');
  }
  [Symbol.dispose](): void {
    fs.rmSync(this.scratch, { recursive: true, force: true });
  }
}

/** Nothing is created in a folder where Paddock was never started. */
function dataFolder(env: NodeJS.ProcessEnv, cwd: string): string | undefined {
  const folder = path.resolve(cwd, env['PADDOCK_HOME'] ?? '.paddock');
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return folder;
  } catch {
    return undefined;
  }
}
