import type { ReplaySpeed } from './live-task.ts';

/** Market time of a replay: it runs so many times as fast as wall time, and stands still while the replay is paused. */
export class ReplayClock {
  #speed: ReplaySpeed;
  #market: number;
  #wall = 0;
  #isRunning = false;

  /** Stands still until it is resumed. */
  constructor(speed: ReplaySpeed, market: number) {
    this.#speed = checked(speed);
    this.#market = market;
  }
  get speed(): ReplaySpeed {
    return this.#speed;
  }
  /** Infinity at full speed: whatever there is, is due. */
  now(wall: number): number {
    if (!this.#isRunning) return this.#market;
    return this.#speed === 'max' ? Number.POSITIVE_INFINITY : this.#market + (wall - this.#wall) * this.#speed;
  }
  /** Wall milliseconds until market time reaches `market`. */
  msUntil(market: number, wall: number): number {
    if (!this.#isRunning) return Number.POSITIVE_INFINITY;
    return this.#speed === 'max' ? 0 : Math.max(0, (market - this.now(wall)) / this.#speed);
  }
  /** Before it runs: where it begins. */
  moveTo(market: number): void {
    this.#market = market;
  }
  /** `market`: the time that has been reached; the clock goes on from there at the new speed. */
  setSpeed(speed: ReplaySpeed, market: number, wall: number): void {
    this.#settle(market, wall);
    this.#speed = checked(speed);
  }
  pause(market: number, wall: number): void {
    this.#settle(market, wall);
    this.#isRunning = false;
  }
  resume(wall: number): void {
    this.#wall = wall;
    this.#isRunning = true;
  }
  #settle(market: number, wall: number): void {
    const now = this.now(wall);
    this.#market = Number.isFinite(now) ? Math.max(now, market) : market;
    this.#wall = wall;
  }
}

function checked(speed: ReplaySpeed): ReplaySpeed {
  if (speed === 'max' || (typeof speed === 'number' && speed > 0 && Number.isFinite(speed))) return speed;
  throw new RangeError(`speed ${String(speed)} is unknown; valid: "max", or how many times market time, such as 60`);
}
