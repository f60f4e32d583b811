import type { CancelSignal } from '@paddock/sdk/local';

/** The caller's signal as one of Node's, with a deadline where one is given. */
export function cancellation(signal: CancelSignal | undefined, timeoutMs?: number): AbortSignal {
  const controller = new AbortController();
  if (signal?.aborted === true) controller.abort();
  signal?.addEventListener('abort', () => controller.abort(), { once: true });
  return timeoutMs === undefined ? controller.signal : AbortSignal.any([controller.signal, AbortSignal.timeout(timeoutMs)]);
}
