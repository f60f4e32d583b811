import { writeFile } from 'node:fs';
import type { Budgets } from './budget.ts';
import { FrameReader } from './frame-reader.ts';
import type { FrameHeader } from './frames.ts';
import { limitProcess } from './kernel-limits.ts';
import { launch, launchPlan } from './launch.ts';
import type { LaunchOptions } from './launch.ts';
import { ProcessFigures } from './process-figures.ts';
import type { RunningProgram } from './running-program.ts';

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
const MOST_FILES = 64;
const MOST_THREADS = 64;

/** One child process as its parent sees it: bytes in, frames out, SIGKILL. Believes nothing. */
export class ChildHandle {
  readonly #program: RunningProgram;
  readonly #uid: number | undefined;
  readonly figures: ProcessFigures;
  #dead = false;

  constructor(options: LaunchOptions, events: ChildEvents) {
    const { program, uid } = launch(options);
    this.#program = program;
    this.#uid = uid;
    this.figures = new ProcessFigures(this.pid);
    const reader = new FrameReader(events.admit, events.deliver);
    program.channel.on('data', (data: Buffer) => {
      if (this.#dead) return;
      const why = reader.push(data);
      if (why !== undefined) events.violation(why);
    });
    program.channel.on('error', () => this.#awaitExit(events));
    program.channel.on('end', () => this.#awaitExit(events));
    // A last reply may still be in the socket: it is read before the death is told.
    program.whenEnded((how) => setImmediate(() => this.#finish(events, how)));
  }

  get pid(): number {
    return this.#program.pid;
  }

  write(parts: readonly Uint8Array[]): void {
    if (this.#dead) return;
    const { channel } = this.#program;
    const several = parts.length > 1;
    if (several) channel.cork();
    for (const part of parts) channel.write(part);
    if (several) channel.uncork();
  }

  kill(): void {
    this.#dead = true;
    this.#program.kill();
    this.#program.channel.destroy();
    this.figures.close();
  }

  /** Whether a running child keeps the parent's event loop alive. */
  hold(alive: boolean): void {
    this.#program.hold(alive);
  }

  /** Limits that can only be set once everything is loaded, since V8 reserves far more address space than it uses. */
  async limit({ rssBytes, cpuSeconds }: Budgets): Promise<void> {
    const { prlimit } = launchPlan();
    const data = this.figures.dataBytes();
    writeFile(`/proc/${this.pid}/oom_score_adj`, '1000', () => {});
    if (!prlimit || data === undefined) return;
    const dataBytes = data + Math.max(LEAST_HEADROOM, rssBytes);
    await limitProcess(this.pid, this.#uid, {
      data: [dataBytes, dataBytes],
      core: [0, 0],
      nofile: [MOST_FILES, MOST_FILES],
      fsize: [0, 0],
      cpu: [cpuSeconds, cpuSeconds + 1],
      // The count of processes is per user: it can only be limited for a child that has a user id of its own.
      ...(this.#uid !== undefined && { nproc: [MOST_THREADS, MOST_THREADS] }),
    });
  }

  #awaitExit(events: ChildEvents): void {
    if (this.#dead) return;
    // Behind the word of how it ended, should both be due in the same turn of a busy loop.
    setTimeout(() => setImmediate(() => this.#finish(events, 'closed its channel')), EXIT_AFTER_EOF_MS).unref();
  }

  #finish(events: ChildEvents, how: string): void {
    if (this.#dead) return;
    this.kill();
    events.gone(how);
  }
}
