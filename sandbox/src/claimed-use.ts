import type { Budgets } from './budget.ts';
import { MEMORY_LIMIT_FACTOR } from './budget.ts';

/** Threads of the engine collect garbage and compile beside the one that is claimed, and the runner itself needs a little for each request. */
const HELPERS_FACTOR = 4;
const RUNNER_MS_PER_REQUEST = 0.25;
const SLACK_MS = 750;

/** Adds up what a child claims to have used, and says which claim cannot be true. */
export class ClaimedUse {
  readonly #bornAt = performance.now();
  readonly #mostHeapBytes: number;
  #cpuMs = 0;
  #requests = 0;
  #kernelMsBefore: number | undefined;

  /** `budgets`: those that the process was started with; its isolate can hold no more than a multiple of them. */
  constructor(budgets: Budgets) {
    this.#mostHeapBytes = 2 * MEMORY_LIMIT_FACTOR * budgets.heapBytes;
  }

  /** Takes the claims of one reply; returns why they are impossible, or undefined. */
  take(cpuUs: number, heapBytes: number): string | undefined {
    if (!(cpuUs >= 0) || !(heapBytes >= 0)) return 'figures of use that are no figures';
    this.#cpuMs += cpuUs / 1_000;
    this.#requests += 1;
    const livedMs = performance.now() - this.#bornAt;
    if (this.#cpuMs > livedMs + SLACK_MS) return `${Math.round(this.#cpuMs)} ms of CPU time claimed in a life of ${Math.round(livedMs)} ms`;
    if (heapBytes > this.#mostHeapBytes) return `a heap of ${heapBytes} bytes claimed where ${this.#mostHeapBytes} are impossible`;
    return undefined;
  }

  /** `kernelMs`: CPU time of the process so far, by the kernel, just after its last reply. The first look counts as its start. */
  compare(kernelMs: number): string | undefined {
    this.#kernelMsBefore ??= kernelMs;
    const used = kernelMs - this.#kernelMsBefore;
    const explained = HELPERS_FACTOR * this.#cpuMs + RUNNER_MS_PER_REQUEST * this.#requests + SLACK_MS;
    return used > explained ? `${Math.round(this.#cpuMs)} ms of CPU time claimed where the kernel counted ${used} ms` : undefined;
  }
}
