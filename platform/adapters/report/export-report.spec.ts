import { expect, test } from 'vitest';
import { exportReport } from './export-report.ts';
import { documentOf, textOf } from './report-document.contract.ts';

test('file names are made of the strategy, its version and the run, and of safe characters only', () => {
  expect(exportReport(documentOf(), 'csv').fileName).toBe('backtest-sma-crossover-1.0.0-0b9f5f0e-trades.csv');
  const hostile = documentOf({ job: { strategy: '../../etc/"x"\r\nSet-Cookie: a', timeframe: '1d', cash: '1' } });
  expect(exportReport(hostile, 'html').fileName).toBe('backtest-etc-x-Set-Cookie-a.html');
});

test('each format has its content type and a body', async () => {
  for (const [format, type, start] of [
    ['csv', 'text/csv; charset=utf-8', 'symbol,'],
    ['json', 'application/json; charset=utf-8', '{"status"'],
    ['html', 'text/html; charset=utf-8', '<!doctype html>'],
  ] as const) {
    const made = exportReport(documentOf(), format);
    expect(made.contentType).toBe(type);
    expect((await textOf(made.body)).startsWith(start)).toBe(true);
  }
});

test('an unknown format is an error that lists the known ones', () => {
  expect(() => exportReport(documentOf(), 'pdf' as 'csv')).toThrow('"pdf"; there are csv, json, html');
});
