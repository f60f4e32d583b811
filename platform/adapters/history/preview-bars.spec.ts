import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { previewBars } from './preview-bars.ts';

const TEXT = `Ticker,Date,Open,High,Low,Close,Volume\n${['NAN', 'T'].flatMap((symbol) => Array.from({ length: 30 }, (_, day) => `${symbol},2024-01-${String(day + 1).padStart(2, '0')},1,2,1,2,5`)).join('\n')}\nT,2024-01-31,1,2,3,2,5\n`;
const file = (bytes: Buffer, name = 'prices.csv') => ({ name, path: Readable.from([bytes]) });

describe('previewBars', () => {
  test('tells columns, fields, formats, symbols and what would be rejected', async () => {
    const preview = await previewBars(file(Buffer.from(TEXT)));
    expect(preview).toMatchObject({
      columns: ['Ticker', 'Date', 'Open', 'High', 'Low', 'Close', 'Volume'],
      hasHeader: true,
      delimiter: ',',
      timeFormat: 'iso',
      timeframe: '1d',
      symbols: ['NAN', 'T'],
      mapping: { symbol: 'Ticker', time: 'Date', open: 'Open', volume: 'Volume' },
      firstTime: Date.UTC(2024, 0, 1),
      lastTime: Date.UTC(2024, 0, 30),
      rejected: [{ line: 62, reason: 'high-below-low' }],
    });
    expect(preview.rows).toHaveLength(20);
  });

  test('names the symbol after the file when there is no column', async () => {
    expect((await previewBars(file(Buffer.from('2024-01-01,1,2,1,2\n2024-01-02,1,2,1,2\n'), 'GOOG.csv'))).symbols).toEqual(['GOOG']);
  });

  test('works on the first slice of a gzip file', async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, index) => `${1_600_000_000 + index * 60},${(index * 7919) % 1000},1000,0.${index % 97}1,${(index * 104_729) % 1000},${index}`,
    );
    const whole = gzipSync(`t,o,h,l,c,v\n${rows.join('\n')}`);
    expect(await previewBars(file(whole.subarray(0, 100_000), 'part.csv.gz'))).toMatchObject({ timeframe: '1m', timeFormat: 'epoch' });
  });

  test('says why a file cannot be read', async () => {
    await expect(previewBars(file(Buffer.from('<html></html>')))).rejects.toThrow('the file starts with "<html></html>"');
  });
});
