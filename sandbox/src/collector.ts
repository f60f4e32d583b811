import type { Isolate, Reference } from 'isolated-vm';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What died young; everything; or everything until nothing more is found. */
export type Extent = 'young' | 'all' | 'thorough';
type Collect = (extent: Extent) => void;

const TIMEOUT_MS = 5_000;

/**
 * Thorough: until nothing more is found, with the engine's caches dropped and what lives moved together, so that whole pages become free.
 * The loop is not idle: it lets the engine finish compilations that still hold functions, and with them whole dropped contexts.
 * Shapes of objects are kept for some collections more.
 */
const COLLECT = `(extent) => {
  if (typeof gc !== 'function') return;
  if (extent === 'young') gc({ type: 'minor', execution: 'sync' });
  else if (extent === 'thorough') gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  else for (let round = 0; round < 3; round += 1) gc();
}`;

/** Collects garbage in one isolate. */
export class Collector {
  readonly #collect: Reference<Collect>;

  constructor(isolate: Isolate) {
    const context = exposing(() => isolate.createContextSync());
    isolate.compileScriptSync(`globalThis.collect = ${COLLECT};`).runSync(context, { timeout: TIMEOUT_MS });
    this.#collect = context.global.getSync('collect', { reference: true });
  }

  collect(extent: Extent = 'all'): void {
    this.#collect.applySync(undefined, [extent], { timeout: TIMEOUT_MS });
  }
}

/** Collects thoroughly what Node itself has left behind while it started. */
export function collectOwnGarbage(): void {
  const collect = exposing(() => runInNewContext(COLLECT) as Collect);
  collect('thorough');
}

/** Machine code and byte code outlive the collections of this work, however rarely they have been used. */
export function keepingCode(work: () => void): void {
  setFlagsFromString('--no-flush-bytecode');
  work();
  setFlagsFromString('--flush-bytecode');
}

/** The engine's own `gc` is in the contexts that are made meanwhile. It cannot be deleted from them, so no guest context may have it. */
function exposing<T>(make: () => T): T {
  setFlagsFromString('--expose-gc');
  const made = make();
  setFlagsFromString('--no-expose-gc');
  return made;
}
