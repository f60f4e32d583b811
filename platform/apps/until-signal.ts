import { setTimeout as delay } from 'node:timers/promises';

/** Jobs that do not let go by then keep their lock until it expires; another worker, or the next start, runs them again. */
const patienceMs = 10_000;

/** Lets everything end in order, but not for ever. */
export async function stopInTime(stop: () => Promise<void>): Promise<void> {
  await Promise.race([stop(), delay(patienceMs)]);
}

/** Resolves when the process is asked to stop; a second request stops it at once. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    const handler = (signal: NodeJS.Signals): void => {
      if (asked) process.exit(130);
      asked = true;
      resolve(signal);
    };
    process.on('SIGINT', handler).on('SIGTERM', handler);
  });
}
