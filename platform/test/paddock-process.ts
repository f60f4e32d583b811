import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../modules/config/index.ts';

const built = path.join(repositoryRoot(), 'platform/dist/apps');

/** Whether `npm run build` has been run: these processes are the compiled ones that users start. */
export const isBuilt = fs.existsSync(path.join(built, 'main.js')) && fs.existsSync(path.join(built, 'worker.js'));

export interface ProcessOptions {
  readonly home: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A Paddock of its own process, as a test sees it: what it printed and how it ended. */
export class PaddockProcess {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  output = '';

  constructor(app: 'main' | 'worker', { home, args = [], env = {} }: ProcessOptions) {
    const variables = {
      PATH: process.env['PATH'],
      PADDOCK_HOME: home,
      PADDOCK_PORT: '0',
      PADDOCK_LOG_LEVEL: 'warn',
      PADDOCK_DEMO_DATA: 'no',
      PADDOCK_SAMPLES: 'no',
      ...env,
    };
    this.child = spawn(process.execPath, [path.join(built, `${app}.js`), ...args], { env: variables, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.exited = once(this.child, 'close').then(([code]: unknown[]) => (typeof code === 'number' ? code : null));
  }

  /** The first match in what it prints; fails when it ends before. */
  async prints(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.output);
      if (match !== null) return match;
      const next = await Promise.race([once(this.child.stdout ?? this.child, 'data').then(() => 'more'), this.exited.then(() => 'ended')]);
      if (next === 'ended' && !pattern.test(this.output)) throw new Error(`ended without printing ${pattern}:\n${this.output}`);
    }
  }

  async url(): Promise<string> {
    return (await this.prints(/Page +(http:\S+)/))[1] ?? '';
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.exited;
  }
}
