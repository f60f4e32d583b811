import { execFile } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs';
import type { Socket } from 'node:net';
import type { Budgets } from './budget.ts';
import { FrameReader } from './frame-reader.ts';
import type { FrameHeader } from './frames.ts';
import { asUser, killGroup, launch, launchPlan } from './launch.ts';
import type { LaunchOptions } from './launch.ts';
import { ProcessFigures } from './process-figures.ts';

export interface ChildEvents {
  /** Sees each header before memory is set aside; returns why the child must die, or undefined. */
  readonly admit: (header: FrameHeader) => string | undefined;
  readonly deliver: (header: FrameHeader, payload: Buffer) => void;
  /** Bytes that no honest child sends. */
  readonly violation: (why: string) => void;
  /** The process is gone, or its end of the channel is. `how` is a signal name or `code N`. */
  readonly gone: (how: string) => void;
}

const EXIT_AFTER_EOF_MS = 250;
const LEAST_HEADROOM = 256 * 1_048_576;
const MOST_THREADS = 64;

/** One child process as its parent sees it: bytes in, frames out, SIGKILL. Believes nothing. */
export class ChildHandle {
  readonly #process: ChildProcess;
  readonly #uid: number | undefined;
  readonly #channel: Socket;
  readonly figures: ProcessFigures;
  #dead = false;

  constructor(options: LaunchOptions, events: ChildEvents) {
    const { child, uid } = launch(options);
    this.#process = child;
    this.#uid = uid;
    this.figures = new ProcessFigures(this.pid);
    this.#channel = this.#process.stdio[3] as Socket;
    const reader = new FrameReader(events.admit, events.deliver);
    this.#channel.on('data', (data: Buffer) => {
      if (this.#dead) return;
      const why = reader.push(data);
      if (why !== undefined) events.violation(why);
    });
    this.#channel.on('error', () => this.#awaitExit(events));
    this.#channel.on('end', () => this.#awaitExit(events));
    this.#process.on('error', (error) => this.#finish(events, error.message));
    // A last reply may still be in the socket: it is read before the death is told.
    this.#process.on('exit', (code, signal) => setImmediate(() => this.#finish(events, signal ?? `code ${code}`)));
  }

  get pid(): number {
    return this.#process.pid ?? -1;
  }

  write(parts: readonly Uint8Array[]): void {
    if (this.#dead) return;
    const several = parts.length > 1;
    if (several) this.#channel.cork();
    for (const part of parts) this.#channel.write(part);
    if (several) this.#channel.uncork();
  }

  kill(): void {
    this.#dead = true;
    killGroup(this.pid);
    this.#process.kill('SIGKILL');
    this.#channel.destroy();
    this.figures.close();
  }

  /** Whether a running child keeps the parent's event loop alive. */
  hold(alive: boolean): void {
    if (alive) {
      this.#process.ref();
      this.#channel.ref();
    } else {
      this.#process.unref();
      this.#channel.unref();
    }
  }

  /** Limits that can only be set once everything is loaded, since V8 reserves far more address space than it uses. */
  async limit({ rssBytes, cpuSeconds }: Budgets): Promise<void> {
    const { prlimit } = launchPlan();
    const data = this.figures.dataBytes();
    writeFile(`/proc/${this.pid}/oom_score_adj`, '1000', () => {});
    if (!prlimit || data === undefined) return;
    // The count of processes is per user: it can only be limited for a child that has a user id of its own.
    const own = this.#uid === undefined ? [] : [`--nproc=${MOST_THREADS}`];
    const limits = [
      `--data=${data + Math.max(LEAST_HEADROOM, rssBytes)}`,
      '--core=0',
      '--nofile=64',
      '--fsize=0',
      `--cpu=${cpuSeconds}:${cpuSeconds + 1}`,
      ...own,
    ];
    // As the child's own user: that is always allowed, while root in a container may lack the right.
    await new Promise<void>((resolve) => {
      execFile('prlimit', ['--pid', String(this.pid), ...limits], { timeout: 2_000, cwd: '/', ...asUser(this.#uid) }, () => resolve());
    });
  }

  #awaitExit(events: ChildEvents): void {
    if (this.#dead) return;
    setTimeout(() => this.#finish(events, 'closed its channel'), EXIT_AFTER_EOF_MS).unref();
  }

  #finish(events: ChildEvents, how: string): void {
    if (this.#dead) return;
    this.kill();
    events.gone(how);
  }
}
