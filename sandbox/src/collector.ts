import type { Isolate, Reference } from 'isolated-vm';
import { setFlagsFromString } from 'node:v8';

export const COLLECT_TIMEOUT_MS = 5_000;

/**
 * The loop is not idle: it lets the engine finish compilations that still hold functions, and with them whole dropped contexts.
 * Shapes of objects are kept for some collections more.
 */
const COLLECT = "globalThis.collect = () => { for (let round = 0; typeof gc === 'function' && round < 3; round += 1) gc(); };";

/** The engine's own `gc`, taken from a context of its own: where it is exposed it cannot be deleted, so no guest context may have it. */
export function collectorOf(isolate: Isolate): Reference<() => void> {
  setFlagsFromString('--expose-gc');
  const context = isolate.createContextSync();
  setFlagsFromString('--no-expose-gc');
  isolate.compileScriptSync(COLLECT).runSync(context, { timeout: COLLECT_TIMEOUT_MS });
  return context.global.getSync('collect', { reference: true });
}
