import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barReaderContract, barsOf, importText, readAll, type PlainBar } from './bar-reader.contract.ts';
import { ResampledReader } from './resample.ts';
import { periodStart } from './timeframe.ts';

const HOUR_MS = 3_600_000;

function minuteText(minutes: readonly number[]): string {
  const rows = minutes.map(
    (minute) =>
      `${new Date(Date.UTC(2024, 0, 1) + minute * 60_000).toISOString()},${10 + (minute % 7)},${20 + (minute % 11)},${5 - (minute % 3)},${10 + (minute % 5)},${minute % 13}.5`,
  );
  return `time,open,high,low,close,volume\n${rows.join('\n')}\n`;
}

/** The obvious way: group, then take first, max, min, last, sum. */
function joined(bars: readonly PlainBar[], lengthMs: number): PlainBar[] {
  const groups = Map.groupBy(bars, (bar) => periodStart(bar[0], lengthMs));
  return [...groups].map(([time, group]) => [
    time,
    group[0]?.[1] ?? 0,
    Math.max(...group.map((bar) => bar[2])),
    Math.min(...group.map((bar) => bar[3])),
    group.at(-1)?.[4] ?? 0,
    group.reduce((sum, bar) => sum + bar[5], 0),
  ]);
}

describe('ResampledReader', () => {
  barReaderContract(async (windowRows) => {
    const { source } = await importText(minuteText(Array.from({ length: 5_000 }, (_, index) => index * 3)));
    const symbol = source.symbol('TEST');
    if (!symbol) throw new Error('no symbol');
    return new ResampledReader(source.reader(symbol, { windowRows }), 15 * 60_000, symbol.quantityDecimals);
  });

  test('equals grouping by hand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(5_000), { minLength: 1, maxLength: 100 }),
        fc.constantFrom(HOUR_MS, 4 * HOUR_MS, 24 * HOUR_MS),
        fc.integer({ min: 1, max: 40 }),
        async (minutes, lengthMs, windowRows) => {
          const dataset = await importText(minuteText(minutes));
          const symbol = dataset.source.symbol('TEST');
          if (!symbol) throw new Error('no symbol');
          expect(readAll(new ResampledReader(dataset.source.reader(symbol, { windowRows }), lengthMs, 1))).toEqual(joined(barsOf(dataset, 'TEST'), lengthMs));
        },
      ),
      { numRuns: 25 },
    );
  });
});
