import { expect, test } from 'vitest';
import { mergeJob, type ItemPages } from './merge-job.ts';
import type { Backtest } from './types.ts';

const job = (id: string, progress: number) => ({ id, progress }) as Backtest;
const pages: ItemPages<Backtest> = {
  pages: [
    { items: [job('a', 0), job('b', 0)], nextCursor: 'x' },
    { items: [job('c', 0)], nextCursor: null },
  ],
  pageParams: [null, 'x'],
};

test('replaces the job in its page and leaves the others alone', () => {
  const merged = mergeJob(pages, job('c', 0.5));
  expect(merged?.pages[1]?.items[0]?.progress).toBe(0.5);
  expect(merged?.pages[0]?.items).toEqual(pages.pages[0]?.items);
});

test('says so when no page lists the job', () => {
  expect(mergeJob(pages, job('z', 1))).toBeUndefined();
  expect(mergeJob(undefined, job('z', 1))).toBeUndefined();
});
