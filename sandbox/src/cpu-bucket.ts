/** A budget of CPU time: it refills with wall time up to a cap, so what is not used today can be used in the next burst. */
export interface CpuAllowance {
  readonly refillMsPerSecond: number;
  readonly capMs: number;
}

/** The bucket of one strategy. Times are milliseconds of any steady clock; the bucket itself never looks at one. */
export class CpuBucket {
  readonly allowance: CpuAllowance;
  #levelMs: number;
  #at: number;

  /** Full unless a level is given. */
  constructor(allowance: CpuAllowance, now: number, levelMs = allowance.capMs) {
    const { refillMsPerSecond, capMs } = allowance;
    if (!(refillMsPerSecond >= 0 && capMs > 0)) throw new RangeError(`a bucket of ${capMs} ms that refills ${refillMsPerSecond} ms per second cannot be used`);
    this.allowance = allowance;
    this.#levelMs = Math.min(levelMs, capMs);
    this.#at = now;
  }
  /** What is left; below zero when more was used than there was. */
  level(now: number): number {
    const { refillMsPerSecond, capMs } = this.allowance;
    // A clock that steps back refills nothing.
    const passed = Math.max(0, now - this.#at);
    return Math.min(capMs, this.#levelMs + (passed / 1_000) * refillMsPerSecond);
  }
  /** Gives back what was taken too much. */
  refund(ms: number, now: number): void {
    this.#levelMs = Math.min(this.allowance.capMs, this.level(now) + Math.max(0, ms));
    this.#at = Math.max(this.#at, now);
  }
  /** Takes what was used, whether there was so much or not; returns what is left. */
  charge(usedMs: number, now: number): number {
    const level = this.level(now) - Math.max(0, usedMs);
    this.#levelMs = level;
    this.#at = Math.max(this.#at, now);
    return level;
  }
}

/** What one request costs the process beyond the author's code, and what an idle process costs: told apart from lies. */
const OVERHEAD_MS_PER_REQUEST = 0.2;
const OVERHEAD_SHARE = 0.1;
const OVERHEAD_MS = 50;
const KERNEL_STEP_MS = 10;

/** CPU time of a process as the kernel counts it and as the process itself reports it, over the same span. */
export interface CpuClaims {
  readonly kernelMs: number;
  readonly reportedMs: number;
  readonly requests: number;
  readonly wallMs: number;
}

/** What a process has used beyond what it reported and what its runtime may need: 0 for an honest one. */
export function unreportedMs({ kernelMs, reportedMs, requests, wallMs }: CpuClaims): number {
  return Math.max(0, kernelMs - reportedMs - OVERHEAD_MS - requests * OVERHEAD_MS_PER_REQUEST - wallMs * OVERHEAD_SHARE);
}

/**
 * What a process reported beyond what the kernel saw: time in which it stood ready and another one had the processor. The kernel counts in
 * steps of 10 ms, and counts the runtime too, so what is left over is never the author's.
 */
export function overstatedMs({ kernelMs, reportedMs }: CpuClaims): number {
  return Math.max(0, reportedMs - kernelMs - KERNEL_STEP_MS);
}
