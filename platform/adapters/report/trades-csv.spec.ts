import { expect, test } from 'vitest';
import { streamOf, textOf, trade } from './report-document.contract.ts';
import { tradesCsv } from './trades-csv.ts';

test('one header and one line per trade, with ISO times and exact decimals', async () => {
  const text = await textOf(tradesCsv([trade('-40.25', 3, { mae: '-50', mfe: '1' })]));
  expect(text.split('\r\n')).toEqual([
    'symbol,side,quantity,entryTime,entryPrice,exitTime,exitPrice,fees,pnl,exitReason,bars,mae,mfe',
    'ACME,long,10,2024-01-04T00:00:00.000Z,101.5,2024-01-06T00:00:00.000Z,103,2.03,-40.25,take-profit,2,-50,1',
    '',
  ]);
});

test("an author's tag cannot become a formula", async () => {
  const text = await textOf(tradesCsv([trade('1', 1, { exitReason: '=cmd|calc', symbol: '@x' })]));
  expect(text).toContain('"\'=cmd|calc"');
  expect(text).toContain('"\'@x"');
});

test('two hundred thousand streamed trades leave in chunks', async () => {
  const sizes: number[] = [];
  let lines = 0;
  for await (const chunk of tradesCsv(streamOf(200_000, (index) => trade('1.5', index % 90)))) {
    sizes.push(chunk.length);
    lines += chunk.split('\r\n').length - 1;
  }
  expect(lines).toBe(200_001);
  expect(Math.max(...sizes)).toBeLessThan(70_000);
});
