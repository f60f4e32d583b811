import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './bar-reader.contract.ts';
import { BarBatch } from './bar-batch.ts';
import { SortedRuns } from './sorted-runs.ts';

type Row = readonly [symbol: number, time: number];

function sort(rows: readonly Row[], batchRows: number, folder: string): { readonly sorted: number[][]; readonly runs: number } {
  const runs = new SortedRuns(path.join(folder, 'spool'));
  const batch = new BarBatch(batchRows);
  rows.forEach(([symbol, time], index) => {
    batch.add(symbol, time, index, 1, 1, 1, 1, index);
    if (batch.isFull) {
      runs.add(batch);
      batch.clear();
    }
  });
  runs.add(batch);
  const sorted: number[][] = [];
  for (const _ of runs.merge({ add: (symbol, time, origin) => sorted.push([symbol, time, origin]) }));
  runs.close();
  return { sorted, runs: runs.runs };
}

describe('SortedRuns', () => {
  test('equals a stable sort by symbol and time, however rows fall into batches', () => {
    const folder = temporaryFolder();
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(30)), { maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (rows, batchRows) => {
        const expected = rows.map(([symbol, time], index) => [symbol, time, index]).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0));
        expect(sort(rows, batchRows, folder).sorted).toEqual(expected);
      }),
    );
  });

  test('sorted input is a single run', () => {
    const rows = Array.from({ length: 5_000 }, (_, index): Row => [Math.floor(index / 1_000), index]);
    expect(sort(rows, 64, temporaryFolder()).runs).toBe(1);
  });
});
