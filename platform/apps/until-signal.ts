import { setTimeout as delay } from 'node:timers/promises';

/** Jobs that do not let go by then keep their lock until it expires; another worker, or the next start, runs them again. */
const patienceMs = 10_000;

/** Lets everything end in order, but not for ever. */
export async function stopInTime(stop: () => Promise<void>): Promise<void> {
  const patience = new AbortController();
  await Promise.race([stop(), delay(patienceMs, undefined, patience).catch(() => {})]);
  patience.abort();
}

const requests = ['SIGINT', 'SIGTERM'] as const;

/** Resolves when the process is asked to stop. A second request finds no listener: the system then ends the process at once. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const asked = (signal: NodeJS.Signals): void => {
      for (const each of requests) process.off(each, asked);
      resolve(signal);
    };
    for (const each of requests) process.on(each, asked);
  });
}
