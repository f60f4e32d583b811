import { describe, expect, test } from 'vitest';
import { barReaderContract, barsOf, importText } from './bar-reader.contract.ts';

const START = Date.UTC(2020, 0, 1);
const TEXT = `time,open,high,low,close,volume\n${Array.from({ length: 20_000 }, (_, index) => `${START + index * 60_000},10,12,9,${10 + (index % 3)},${index}`).join('\n')}\n`;

describe('BarSource', () => {
  barReaderContract(async (windowRows) => {
    const { source } = await importText(TEXT);
    const symbol = source.symbol('TEST');
    if (!symbol) throw new Error('no symbol');
    return source.reader(symbol, { windowRows });
  });

  test('gives the bars of a range, both ends included, in pieces of any size', async () => {
    const dataset = await importText(TEXT);
    const all = barsOf(dataset, 'TEST');
    for (const [first, last] of [
      [0, 0],
      [1, 8_191],
      [8_192, 8_192],
      [8_191, 16_384],
      [5, 19_999],
    ] as const) {
      const range = { from: START + first * 60_000, to: START + last * 60_000, windowRows: 100 };
      expect(barsOf(dataset, 'TEST', range)).toEqual(all.slice(first, last + 1));
    }
    expect(barsOf(dataset, 'TEST', { from: START + 1, to: START + 59_999 })).toEqual([]);
    expect(barsOf(dataset, 'TEST', { to: START - 1 })).toEqual([]);
    expect(barsOf(dataset, 'TEST', { from: START + 20_000 * 60_000 })).toEqual([]);
  });
});
