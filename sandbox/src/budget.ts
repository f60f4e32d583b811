/** What one strategy may use. Sizes in bytes, times in milliseconds. */
export interface Budgets {
  /** Live heap of the guest; garbage does not count. */
  readonly heapBytes: number;
  /** Resident memory of the whole process, runner included; above it the process is killed. Heap budget + 320 MB unless given. */
  readonly rssBytes: number;
  /** CPU-bound time of one chunk, one control call, and of loading the bundle. Never below 250 ms. */
  readonly chunkMs: number;
  readonly controlMs: number;
  readonly loadMs: number;
  /** CPU time that the process may use in its whole life, all threads together: a last resort of the kernel, for when nobody else looks. */
  readonly cpuSeconds: number;
  /** What the process may stay away beyond those before it is killed. */
  readonly graceMs: number;
}

const MB = 1_048_576;

/** What a process may need beyond its heap budget: the runner itself, code, garbage that waits for its collection. */
const RUNNER_BYTES = 320 * MB;

export const DEFAULT_BUDGETS: Budgets = {
  heapBytes: 64 * MB,
  rssBytes: 64 * MB + RUNNER_BYTES,
  chunkMs: 1_000,
  controlMs: 1_000,
  loadMs: 1_000,
  cpuSeconds: 86_400,
  graceMs: 200,
};

/** The limit that V8 enforces is eight times the budget: a low one turns growth into an abort instead of a reason. */
export const MEMORY_LIMIT_FACTOR = 8;

/** Shorter time-outs fire falsely on a loaded machine. */
const SHORTEST_TIMEOUT_MS = 250;

/** Each armed call leaves a timer behind until its time-out; too many of them at once end the engine. */
const LONGEST_TIMEOUT_MS = 10_000;

export function withDefaults(budgets: Partial<Budgets> = {}): Budgets {
  const heapBytes = budgets.heapBytes ?? DEFAULT_BUDGETS.heapBytes;
  const merged = { ...DEFAULT_BUDGETS, rssBytes: heapBytes + RUNNER_BYTES, ...budgets };
  for (const key of ['chunkMs', 'controlMs', 'loadMs'] as const) {
    const ms = merged[key];
    if (!(ms >= SHORTEST_TIMEOUT_MS)) throw new RangeError(`${key} is ${ms} ms; the shortest allowed is ${SHORTEST_TIMEOUT_MS} ms`);
    if (!(ms <= LONGEST_TIMEOUT_MS)) throw new RangeError(`${key} is ${ms} ms; the longest allowed is ${LONGEST_TIMEOUT_MS} ms`);
  }
  return merged;
}
