import { Socket } from 'node:net';
import type { PosixSpawn, Spawned } from './posix-spawn.ts';
import { killGroup } from './running-program.ts';
import type { RunningProgram } from './running-program.ts';

/** A process that is gone has closed its channel; only one that has left a copy of it to others is found by looking. */
const LOOK_MS = 1_000;
/** One that is ending may take a while to give back its memory. */
const MOST_ENDING_MS = 50;

/** A program that the C library has started. Nobody else waits for its end. */
export class NativeProgram implements RunningProgram {
  readonly pid: number;
  readonly channel: Socket;
  readonly #endOf: PosixSpawn['endOf'];
  #tell: ((how: string) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isHeld = true;
  #hasEnded = false;

  constructor({ pid, channelFd }: Spawned, endOf: PosixSpawn['endOf']) {
    this.pid = pid;
    this.#endOf = endOf;
    this.channel = new Socket({ fd: channelFd, readable: true, writable: true });
    for (const event of ['end', 'error', 'close']) this.channel.once(event, () => this.#awaitEnd());
    this.#lookIn(LOOK_MS, LOOK_MS);
  }

  whenEnded(tell: (how: string) => void): void {
    this.#tell = tell;
  }

  hold(alive: boolean): void {
    this.#isHeld = alive;
    for (const held of [this.channel, this.#timer]) held?.[alive ? 'ref' : 'unref']();
  }

  kill(): void {
    if (this.#hasEnded) return;
    killGroup(this.pid);
    this.#awaitEnd();
  }

  #awaitEnd(): void {
    if (!this.#hasEnded) this.#lookIn(0, 1);
  }

  #lookIn(pauseMs: number, nextMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(nextMs), pauseMs);
    // The parent stays to hear of the end, as long as it would have stayed for the process.
    if (!this.#isHeld) this.#timer.unref();
  }

  #look(nextMs: number): void {
    const how = this.#endOf(this.pid);
    if (how === undefined) return this.#lookIn(nextMs, nextMs === LOOK_MS ? LOOK_MS : Math.min(2 * nextMs, MOST_ENDING_MS));
    this.#hasEnded = true;
    this.#timer = undefined;
    // What it may have started; its number is still its own in this moment.
    killGroup(this.pid);
    this.#tell?.(how);
  }
}
