import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { barReaderContract, temporaryFolder } from './bar-reader.contract.ts';
import { BarSource } from './columns-file.ts';
import { demoActions, demoDatasets } from './demo-data.ts';
import { DemoRandom } from './demo-random.ts';

const [daily, minutes] = demoDatasets;

async function made(dataset = daily): Promise<BarSource> {
  if (!dataset) throw new Error('no dataset');
  const columnsPath = path.join(temporaryFolder(), 'demo');
  return new BarSource((await dataset.make(columnsPath)).meta, columnsPath);
}

describe('demo data', () => {
  barReaderContract(async (windowRows) => {
    const source = await made();
    const symbol = source.symbol('HOTEL');
    if (!symbol) throw new Error('no symbol');
    return source.reader(symbol, { windowRows });
  });

  test('is called synthetic, and is the same on every machine', async () => {
    expect(demoDatasets.map((dataset) => dataset.name)).toEqual(['demo (synthetic)', 'demo 1m (synthetic)']);
    expect((await made(daily)).meta.version).toBe('b6c93abf3efe9ece287d22a41cf05fe5763e6f3372baeb384c3531d076a4c493');
    expect((await made(minutes)).meta.version).toBe('9b87ff87273a416d322326842cac1b8ca321db6a848dad742b651121e9fb3b98');
  });

  test('has ten years of daily bars of eight symbols and minutes of one, none after 2025', async () => {
    const [days, sessions] = [await made(daily), await made(minutes)];
    expect(days.meta).toMatchObject({ timeframe: '1d', rows: 8 * 2_608 });
    expect(sessions.meta).toMatchObject({ timeframe: '1m', rows: 43 * 390 });
    for (const { meta } of [days, sessions]) expect(meta.lastTime).toBeLessThan(Date.UTC(2026, 0, 1));
  });

  test('has a split and dividends, so that adjusted views differ', () => {
    expect(new Set(demoActions().map((action) => action.symbol))).toEqual(new Set(['CHARLIE', 'DELTA']));
  });
});

test('normal numbers have mean 0 and deviation 1', () => {
  const random = new DemoRandom(7);
  const numbers = Array.from({ length: 20_000 }, () => random.normal());
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / numbers.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.03);
});
