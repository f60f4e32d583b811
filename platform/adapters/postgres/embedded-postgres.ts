import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ensureDatabase } from './ensure-database.ts';
import { claimFolder, releaseFolder } from './folder-claim.ts';
import { freePort } from './free-port.ts';
import { initializeCluster } from './initialize-cluster.ts';
import { nativeBinaries } from './native-binaries.ts';
import { endOrphan } from './postmaster-lock.ts';
import { unprivilegedLaunch } from './unprivileged-launch.ts';

export interface EmbeddedPostgresOptions {
  /** Folder that gets `pg/` (the cluster), `pg.password` (0600), `pg.port` and `owner.lock`. */
  readonly home: string;
  /** Server settings beside the defaults, such as `fsync: 'off'` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Hears of every line that the server logs. */
  readonly onLog?: (line: string) => void;
  /** Hears when the server died and could not be brought back. */
  readonly onLost?: (error: Error) => void;
}

const startPatienceMs = 120_000;
const stopPatienceMs = 15_000;
const maxRestarts = 5;

/** One PostgreSQL server that belongs to this process: started, watched, brought back after a crash, stopped with it. */
export class EmbeddedPostgres {
  readonly #options: EmbeddedPostgresOptions;
  readonly #native: string;
  readonly #password: string;
  #port: number;
  #process: ChildProcess | undefined;
  #restarts = 0;
  #stopping = false;

  private constructor(options: EmbeddedPostgresOptions, native: string, password: string, port: number) {
    this.#options = options;
    this.#native = native;
    this.#password = password;
    this.#port = port;
  }

  /** Makes the cluster on first use, recovers it after a crash, and returns once it answers. */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const home = path.resolve(options.home);
    const native = nativeBinaries();
    claimFolder(home);
    let server: EmbeddedPostgres | undefined;
    try {
      await endOrphan(path.join(home, 'pg'));
      const password = initializeCluster(native, home);
      server = new EmbeddedPostgres({ ...options, home }, native, password, await rememberedPort(home));
      await server.#launch();
      await ensureDatabase(server.urlOf('postgres'), 'paddock');
      return server;
    } catch (error) {
      await server?.stop();
      releaseFolder(home);
      throw error;
    }
  }

  get port(): number {
    return this.#port;
  }

  /** Connection string of the database `paddock`. */
  get url(): string {
    return this.urlOf('paddock');
  }

  urlOf(database: string): string {
    return `postgres://paddock:${this.#password}@127.0.0.1:${this.#port}/${database}`;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#process;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) await ended(child);
    releaseFolder(this.#options.home);
  }

  async #launch(): Promise<void> {
    const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100', ...this.#options.settings };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const { file, args, user } = unprivilegedLaunch(path.join(this.#native, 'bin/postgres'), [
      '-D',
      path.join(this.#options.home, 'pg'),
      '-p',
      String(this.#port),
      ...flags,
    ]);
    // Its own process group: Ctrl-C in a terminal must reach this process only, which closes its connections first.
    const child = spawn(file, args, {
      ...user,
      env: { LC_ALL: 'C', PATH: process.env['PATH'] },
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: process.platform !== 'win32',
    });
    this.#process = child;
    await answering(child, this.#options.onLog);
    child.once('exit', () => void this.#bringBack());
  }

  /** The port stays the same, so connection pools and job workers reconnect by themselves. */
  async #bringBack(): Promise<void> {
    if (this.#stopping) return;
    this.#restarts += 1;
    try {
      if (this.#restarts > maxRestarts) throw new Error(`PostgreSQL stopped ${this.#restarts} times`);
      await delay(100 * this.#restarts);
      if (!this.#stopping) await this.#launch();
    } catch (error) {
      this.#options.onLost?.(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

/** The port of the last start when it is free, so that workers find the server again after a restart. */
async function rememberedPort(home: string): Promise<number> {
  const file = path.join(home, 'pg.port');
  const port = await freePort(fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) || 0 : 0);
  fs.writeFileSync(file, String(port));
  return port;
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), stopPatienceMs);
  await gone;
  clearTimeout(timer);
}

function answering(child: ChildProcess, onLog: ((line: string) => void) | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let tail = '';
    const fail = (why: string): void => reject(new Error(`PostgreSQL did not start: ${why}\n${tail}`));
    const timer = setTimeout(() => fail(`no answer within ${startPatienceMs / 1000} s`), startPatienceMs);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code, signal) => fail(`it ended with ${signal ?? code}`));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      tail = (tail + chunk).slice(-8192);
      if (onLog !== undefined) for (const line of chunk.split('\n')) if (line.trim() !== '') onLog(line);
      if (!tail.includes('ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
  });
}
