import { expect, test, vi } from 'vitest';
import { HeldRun } from './held-run.ts';

const lease = { id: 'a', attempt: 1, workerId: 'w', faults: 0 };

test('the time left follows from the speed so far', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const run = new HeldRun(lease);
    expect(run.etaMs).toBeUndefined();
    vi.advanceTimersByTime(1_000);
    run.advance(0.25);
    expect(run.etaMs).toBe(3_000);
    vi.advanceTimersByTime(1_000);
    run.advance(1);
    expect(run.etaMs).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('progress never goes back and never beyond the end', () => {
  const run = new HeldRun(lease);
  run.advance(0.5);
  run.advance(0.2);
  expect(run.progress).toBe(0.5);
  run.advance(1.7);
  expect(run.progress).toBe(1);
});

test('the first cause to stop stays', () => {
  const run = new HeldRun(lease);
  expect(run.stopCause).toBeUndefined();
  run.stop('cancelled');
  run.stop('lease-lost');
  expect(run.stopCause).toBe('cancelled');
  expect(run.signal.aborted).toBe(true);
});
