import { Worker } from 'node:worker_threads';
import { MARK, MOST_MARKS } from './marks.ts';

/** How often the sampler looks, as far as the machine lets it. */
const EVERY_MS = 0.25;
const START_MS = 5_000;

/**
 * Looks at the marks while the main thread computes. Counters: one for each line, 0 for the runtime; and behind them one for each callback.
 */
const LOOK = `
const { workerData: { marks, counts, size, every, slots, started } } = require('node:worker_threads');
const at = new Int32Array(marks), seen = new Uint32Array(counts), sleep = new Int32Array(new SharedArrayBuffer(4));
Atomics.store(started, 0, 1);
Atomics.notify(started, 0);
for (;;) {
  Atomics.wait(sleep, 0, 0, every);
  if (Atomics.load(at, slots.busy) !== 1) continue;
  const line = Atomics.load(at, slots.line), callback = Atomics.load(at, slots.callback);
  const isKnown = line > 0 && line < size;
  seen[isKnown ? line : 0] += 1;
  if (isKnown && callback > 0 && callback < size) seen[size + callback] += 1;
}`;

/** Counts of a sampler: pairs of mark and how often it was seen, without those never seen. Mark 0 of the lines is the runtime. */
export interface LineCounts {
  readonly lines: readonly (readonly [mark: number, count: number])[];
  readonly callbacks: readonly (readonly [mark: number, count: number])[];
}

/** Samples where a marked bundle is, from a thread of its own inside the child. */
export class LineSampler {
  /** Shared with the isolate. */
  readonly marks = new SharedArrayBuffer(4 * MARK.slots);
  readonly #size = MOST_MARKS + 1;
  readonly #counts = new Uint32Array(new SharedArrayBuffer(8 * this.#size));
  readonly #slots = new Int32Array(this.marks);

  constructor() {
    const started = new Int32Array(new SharedArrayBuffer(4));
    const workerData = { marks: this.marks, counts: this.#counts.buffer, size: this.#size, every: EVERY_MS, slots: MARK, started };
    new Worker(LOOK, { eval: true, workerData, resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 } }).unref();
    // A thread that is still starting needs what the runner is about to give away.
    Atomics.wait(started, 0, 0, START_MS);
  }

  /** Only what happens while it is on counts. */
  set isOn(on: boolean) {
    Atomics.store(this.#slots, MARK.line, 0);
    Atomics.store(this.#slots, MARK.busy, on ? 1 : 0);
  }

  counts(): LineCounts {
    return { lines: this.#seen(0), callbacks: this.#seen(this.#size) };
  }

  #seen(from: number): readonly (readonly [number, number])[] {
    const pairs: [number, number][] = [];
    for (let mark = 0; mark < this.#size; mark++) {
      const count = this.#counts[from + mark] ?? 0;
      if (count > 0) pairs.push([mark, count]);
    }
    return pairs;
  }
}
