import { expect, test } from 'vitest';
import type { ImportReport } from '../../api/types.ts';
import { importTitle, reportFacts, reportLists } from './report-facts.ts';

const clean: ImportReport = {
  files: [],
  rowsRead: 10,
  rowsKept: 10,
  rejected: { total: 0, byReason: {}, listed: [] },
  duplicates: { total: 0, differing: 0, listed: [] },
  unsortedRows: 0,
  gaps: { total: 0, listed: [] },
  timeframe: '1d',
  timezone: 'UTC',
  notes: [],
  elapsedMs: 5,
};

test('a clean import has no bad facts and no lists', () => {
  expect(reportFacts(clean).filter((fact) => fact.isBad)).toEqual([]);
  expect(reportLists(clean)).toEqual([]);
});

test('trouble is marked and listed with its place', () => {
  const report: ImportReport = {
    ...clean,
    rejected: { total: 300, byReason: { 'bad-ohlc': 300 }, listed: [{ file: 'a.csv', line: 4, reason: 'bad-ohlc', message: 'high 1 is below low 2' }] },
    gaps: { total: 1, listed: [{ symbol: 'X', after: 0, before: 3 * 86_400_000, missing: 2 }] },
  };
  expect(
    reportFacts(report)
      .filter((fact) => fact.isBad)
      .map((fact) => fact.label),
  ).toEqual(['Rejected', 'Gaps']);
  expect(reportLists(report)).toEqual([
    { label: 'Rejected rows', total: 300, lines: [{ where: 'a.csv:4', symbol: '', what: 'high 1 is below low 2' }] },
    { label: 'Gaps', total: 1, lines: [{ where: '1970-01-01 to 1970-01-04', symbol: 'X', what: '2 bars missing' }] },
  ]);
});

test('a gap inside a day is told with its times', () => {
  const day = Date.UTC(2024, 2, 2);
  const gap = { symbol: 'X', after: day, before: day + 3 * 3_600_000, missing: 2 };
  const [list] = reportLists({ ...clean, gaps: { total: 1, listed: [gap] } });
  expect(list?.lines[0]?.where).toBe('2024-03-02 00:00 to 2024-03-02 03:00');
});

test('the title of an import says how much of the file was left out', () => {
  expect(importTitle({ name: 'Made up', rowsRead: 10, report: clean })).toBe('Imported 10 bars into Made up');
  const rejected = { ...clean.rejected, total: 6 };
  expect(importTitle({ name: 'Made up', rowsRead: 10, report: { ...clean, rowsKept: 3, rejected } })).toBe(
    'Imported 3 bars into Made up; 6 of 10 rows were rejected',
  );
  expect(importTitle({ name: 'Made up', rowsRead: 1 })).toBe('Imported 1 bar into Made up');
});
