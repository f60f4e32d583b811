import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importText, readAll, temporaryFolder } from './bar-reader.contract.ts';
import { BarSource } from './columns-file.ts';
import { mergeBars } from './merge-bars.ts';

const DAY_MS = 86_400_000;
type Bar = readonly [symbol: string, day: number, price: number];

const text = (bars: readonly Bar[]): string => {
  const rows = bars.map(([symbol, day, price]) => `${symbol},${new Date(day * DAY_MS).toISOString().slice(0, 10)},${price},${price},${price},${price},${day}`);
  return `symbol,date,open,high,low,close,volume\n${rows.join('\n')}\n`;
};

test('a merge is the union, and where both have a bar the stored one stays', async () => {
  const bars = fc.uniqueArray(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.nat(40), fc.integer({ min: 1, max: 3 })), {
    minLength: 1,
    maxLength: 60,
    selector: ([symbol, day]) => `${symbol}${day}`,
  });
  await fc.assert(
    fc.asyncProperty(bars, bars, async (stored, fresh) => {
      const [a, b] = await Promise.all([importText(text(stored), { timeframe: '1d' }), importText(text(fresh), { timeframe: '1d' })]);
      const columns = path.join(temporaryFolder(), 'merged');
      const { meta, summary } = await mergeBars(a.source, b.source, columns);
      const expected = new Map<string, number>();
      for (const [symbol, day, price] of [...stored, ...fresh]) if (!expected.has(`${symbol} ${day}`)) expected.set(`${symbol} ${day}`, price);
      const source = new BarSource(meta, columns);
      const merged = meta.symbols.flatMap((symbol) => readAll(source.reader(symbol)).map((bar) => [`${symbol.symbol} ${bar[0] / DAY_MS}`, bar[4]] as const));
      source.close();
      expect(new Map(merged)).toEqual(expected);
      expect(summary.addedRows + summary.repeatedRows + summary.conflictingRows).toBe(fresh.length);
    }),
    { numRuns: 25 },
  );
});
