import { Socket } from 'node:net';
import type { PosixSpawn, Spawned } from './posix-spawn.ts';
import { killGroup } from './running-program.ts';
import type { RunningProgram } from './running-program.ts';

/** A process that is gone has closed its channel; only one that has left a copy of it to others is found by looking. */
const LOOK_MS = 1_000;

/** A program that the C library has started. Nobody else waits for its end. */
export class NativeProgram implements RunningProgram {
  readonly pid: number;
  readonly channel: Socket;
  readonly #endOf: PosixSpawn['endOf'];
  #tell: ((how: string) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #hasEnded = false;

  constructor({ pid, channelFd }: Spawned, endOf: PosixSpawn['endOf']) {
    this.pid = pid;
    this.#endOf = endOf;
    this.channel = new Socket({ fd: channelFd, readable: true, writable: true });
    for (const event of ['end', 'error', 'close']) this.channel.once(event, () => this.#lookOften());
    this.#lookIn(LOOK_MS);
  }

  whenEnded(tell: (how: string) => void): void {
    this.#tell = tell;
  }

  hold(alive: boolean): void {
    this.channel[alive ? 'ref' : 'unref']();
  }

  kill(): void {
    if (this.#hasEnded) return;
    killGroup(this.pid);
    this.#lookOften();
  }

  #lookOften(): void {
    if (this.#hasEnded) return;
    this.#lookIn(0, 1);
  }

  /** Looks ever more seldom: a process that is ending may take a while to give back its memory. */
  #lookIn(pauseMs: number, nextMs = LOOK_MS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const how = this.#endOf(this.pid);
      if (how === undefined) return this.#lookIn(nextMs, Math.min(2 * nextMs, LOOK_MS));
      this.#hasEnded = true;
      // What it may have started; its number is still its own in this moment.
      killGroup(this.pid);
      this.#tell?.(how);
    }, pauseMs).unref();
  }
}
