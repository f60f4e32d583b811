import { expect, test } from 'vitest';
import { nativeCalls } from './native-calls.ts';
import { threadClock } from './thread-clock.ts';

const WAIT_MS = 200;
const clock = threadClock();

function computedWhile(work: () => void): number {
  const since = clock();
  work();
  return clock() - since;
}

test('a thread that computes moves its clock', () => {
  const computed = computedWhile(() => {
    for (let until = performance.now() + WAIT_MS, n = 0; performance.now() < until; n += 1) Math.sqrt(n);
  });
  expect(computed).toBeGreaterThan(1_000);
  expect(computed).toBeLessThan(10_000_000);
});

test.skipIf(process.platform !== 'linux' || nativeCalls() === undefined)('a thread that waits does not', () => {
  const computed = computedWhile(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS));
  expect(computed).toBeLessThan((WAIT_MS * 1_000) / 4);
});
