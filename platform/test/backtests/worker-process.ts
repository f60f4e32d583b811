import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { repositoryRoot } from '../../modules/config/index.ts';
import type { TestApp } from '../harness.ts';

/** A worker as `npm run worker` starts it: a process of its own beside the server under test. */
export class WorkerProcess {
  readonly #process: ChildProcess;
  #output = '';

  private constructor(process: ChildProcess) {
    this.#process = process;
    process.stdout?.on('data', (text: Buffer) => (this.#output += text.toString()));
    process.stderr?.on('data', (text: Buffer) => (this.#output += text.toString()));
  }

  /** Resolves once it takes jobs. */
  static async start({ config }: TestApp, extra: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
    const { databaseUrl = '', home } = config;
    const env = {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      PADDOCK_HOME: home,
      PADDOCK_BACKTEST_CONCURRENCY: '1',
      PADDOCK_LOG_FORMAT: 'json',
      ...extra,
    };
    const worker = new WorkerProcess(
      spawn(process.execPath, [path.join(repositoryRoot(), 'platform/dist/apps/worker.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    await worker.#ready();
    return worker;
  }

  async #ready(): Promise<void> {
    while (!this.#output.includes('worker is ready')) {
      if (this.#process.exitCode !== null) throw new Error(`the worker ended with ${this.#process.exitCode}:\n${this.#output}`);
      await Promise.race([once(this.#process.stdout ?? this.#process, 'data'), once(this.#process, 'exit')]);
    }
  }

  get output(): string {
    return this.#output;
  }
  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }
  /** Ends it and waits until it has ended. */
  async end(name: NodeJS.Signals): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.signal(name);
    await exited;
  }
}
