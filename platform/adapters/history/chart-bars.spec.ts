import { describe, expect, test } from 'vitest';
import { barsOf, importText } from './bar-reader.contract.ts';
import { chartBars } from './chart-bars.ts';

const START = Date.UTC(2024, 0, 1);
const TEXT = `time,open,high,low,close,volume\n${Array.from({ length: 20_001 }, (_, index) => `${START + index * 60_000},${10 + (index % 5)},${20 + (index % 17)},${9 - (index % 7)},${10 + (index % 4)},1`).join('\n')}\n`;

describe('chartBars', () => {
  test('keeps extremes, first opens, last closes and volume in at most as many bars as asked for', async () => {
    const dataset = await importText(TEXT);
    const all = barsOf(dataset, 'TEST');
    const symbol = dataset.source.symbol('TEST');
    if (!symbol) throw new Error('no symbol');
    for (const points of [1, 7, 500, 20_000]) {
      const { bars, rawCount } = await chartBars({ source: dataset.source, symbol, points });
      expect(rawCount).toBe(20_001);
      expect(bars.length).toBeLessThanOrEqual(points);
      expect(bars.length).toBeGreaterThan(points / 3);
      expect([bars[0]?.[0], bars[0]?.[1], bars.at(-1)?.[4]]).toEqual([all[0]?.[0], all[0]?.[1], all.at(-1)?.[4]]);
      expect(Math.max(...bars.map((bar) => bar[2]))).toBe(36);
      expect(Math.min(...bars.map((bar) => bar[3]))).toBe(3);
      expect(bars.reduce((sum, bar) => sum + bar[5], 0)).toBe(20_001);
    }
  });

  test('gives raw bars of a short range as they are', async () => {
    const dataset = await importText(TEXT);
    const symbol = dataset.source.symbol('TEST');
    if (!symbol) throw new Error('no symbol');
    const { bars, rawCount } = await chartBars({ source: dataset.source, symbol, points: 100, from: START + 60_000, to: START + 180_000 });
    expect(rawCount).toBe(3);
    expect(bars).toEqual(barsOf(dataset, 'TEST').slice(1, 4));
  });

  test('an adjusted view has adjusted prices and says their decimals', async () => {
    const { source } = await importText('date,open,high,low,close,volume\n2024-01-02,10,10,10,10,1\n2024-01-03,5,5,5,5,2\n');
    const symbol = source.symbol('TEST');
    if (!symbol) throw new Error('no symbol');
    const actions = [{ symbol: 'TEST', date: Date.UTC(2024, 0, 3), dividend: 0, split: 2 }];
    const { bars, priceDecimals } = await chartBars({ source, symbol, actions, adjustment: 'split', points: 10 });
    expect([priceDecimals, bars.map((bar) => [bar[4], bar[5]])]).toEqual([
      4,
      [
        [5, 2],
        [5, 2],
      ],
    ]);
  });
});
