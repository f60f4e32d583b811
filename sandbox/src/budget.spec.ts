import { expect, test } from 'vitest';
import { DEFAULT_BUDGETS, withDefaults } from './budget.ts';

test('what is not given is the default', () => {
  expect(withDefaults()).toEqual(DEFAULT_BUDGETS);
  expect(withDefaults({ chunkMs: 2_000 }).chunkMs).toBe(2_000);
});

test('the process may be 320 MB larger than the heap of the guest', () => {
  expect(withDefaults({ heapBytes: 128 * 1_048_576 }).rssBytes).toBe(448 * 1_048_576);
  expect(withDefaults({ heapBytes: 1, rssBytes: 2 }).rssBytes).toBe(2);
});

test('times that fire falsely or pile up are refused with their bounds', () => {
  expect(() => withDefaults({ loadMs: 249 })).toThrow('loadMs is 249 ms; the shortest allowed is 250 ms');
  expect(() => withDefaults({ chunkMs: Number.NaN })).toThrow('the shortest allowed is 250 ms');
  expect(() => withDefaults({ controlMs: 10_001 })).toThrow('controlMs is 10001 ms; the longest allowed is 10000 ms');
});
