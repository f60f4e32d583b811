import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, expect, test, vi } from 'vitest';
import { builtSandbox } from '../test/built.ts';
import { stateOf } from '../test/processes.ts';
import { liar } from '../test/sandboxes.ts';
import { ChildHandle } from './child-handle.ts';

beforeAll(() => builtSandbox());

/** A parent that is away hears of the closed channel and of the end in one and the same turn. */
test.skipIf(process.platform !== 'linux')('an abort is told as one, however long the parent was away after the channel had closed', async () => {
  const program = liar('process.abort();');
  const told: string[] = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const child = new ChildHandle(
      { windowFd: undefined, jitless: false, child: program.path },
      { admit: () => undefined, deliver: () => undefined, violation: (why) => told.push(why), gone: (how) => told.push(how) },
    );
    const timers = vi.getTimerCount();
    await until(() => stateOf(child.pid) === 'Z' && vi.getTimerCount() > timers);
    vi.advanceTimersByTime(1_000);
    await until(() => told.length > 0);
    expect(told).toEqual(['SIGABRT']);
  } finally {
    vi.useRealTimers();
    program.remove();
  }
});

/** In real time, which the test stops for the parent only. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(5);
}
