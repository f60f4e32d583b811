import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Conflated } from './conflated.ts';
import type { Update } from './topic.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const update = (id: string, progress: number): Update => ({ topic: 'backtests', data: { id, progress } });

function recorder(options: { ready?: () => boolean; limit?: number; onOverflow?: () => void } = {}) {
  const batches: (readonly Update[])[] = [];
  return { batches, conflated: new Conflated({ send: (updates) => batches.push(updates), ...options }) };
}

test('a lone update passes at once', () => {
  const { batches, conflated } = recorder();
  conflated.put(update('a', 0.1));
  vi.advanceTimersByTime(0);
  expect(batches).toEqual([[update('a', 0.1)]]);
});

test('of many updates of one thing the latest passes, ten times a second at most', () => {
  const { batches, conflated } = recorder();
  for (let step = 0; step < 1000; step += 1) {
    conflated.put(update('a', step));
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(200);
  expect(batches.length).toBeLessThanOrEqual(11);
  expect(batches.at(-1)).toEqual([update('a', 999)]);
});

test('updates of different things do not replace each other', () => {
  const { batches, conflated } = recorder();
  conflated.put(update('a', 1));
  conflated.put(update('b', 1));
  vi.advanceTimersByTime(0);
  expect(batches).toEqual([[update('a', 1), update('b', 1)]]);
});

test('while the receiver is not ready, newer updates go on replacing older ones', () => {
  let ready = false;
  const { batches, conflated } = recorder({ ready: () => ready });
  conflated.put(update('a', 1));
  vi.advanceTimersByTime(1000);
  conflated.put(update('a', 2));
  vi.advanceTimersByTime(1000);
  expect(batches).toEqual([]);
  ready = true;
  vi.advanceTimersByTime(100);
  expect(batches).toEqual([[update('a', 2)]]);
});

test('a receiver that never becomes ready is given up, and memory with it', () => {
  const onOverflow = vi.fn();
  const { conflated } = recorder({ ready: () => false, limit: 3, onOverflow });
  for (const id of ['a', 'b', 'c', 'd']) conflated.put(update(id, 1));
  expect(onOverflow).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});
