import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { OrderRow } from '@paddock/platform/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEED_COLUMNS, openFeed, writeSampleFeed } from '../../adapters/history/index.ts';
import { type Decided, findLookAhead } from './look-ahead.ts';
import { varyFeed } from './vary-feed.ts';

const DAYS = 300;
let scratch: string;
let feedPath: string;
beforeAll(() => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-look-ahead-'));
  feedPath = writeSampleFeed(scratch, ['A', 'B'], { bars: DAYS }).path;
});
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

interface Row {
  readonly time: number;
  readonly instrument: number;
  readonly close: number;
}
function rowsOf(file: string): readonly Row[] {
  const feed = openFeed(file);
  const rows: Row[] = [];
  const buffer = new Float64Array(feed.meta.maxRows * FEED_COLUMNS);
  feed.meta.chunks.forEach((_, chunk) => {
    const count = feed.readChunk(chunk, buffer);
    for (let i = 0; i < count; i++) rows.push({ time: buffer[i] ?? 0, instrument: buffer[count + i] ?? 0, close: buffer[5 * count + i] ?? 0 });
  });
  feed.close();
  return rows;
}
const timeOf = (day: number): number => rowsOf(feedPath)[2 * day]?.time ?? 0;

const order = (row: Row): OrderRow => ({
  id: '1',
  symbol: 'A',
  side: 'buy',
  type: 'market',
  quantity: '1',
  timeInForce: 'GTC',
  status: 'filled',
  submittedAt: row.time,
  filledQuantity: '1',
});
/** Buys on every bar for which `wants` says so, given the bar, the one before and the one after. */
const trader =
  (wants: (bar: Row, before: Row | undefined, after: Row | undefined) => boolean) =>
  async (file: string): Promise<Decided> => {
    const rows = rowsOf(file).filter((row) => row.instrument === 0);
    return { orders: rows.filter((row, i) => wants(row, rows[i - 1], rows[i + 1])).map(order) };
  };
async function look(run: (file: string) => Promise<Decided>): ReturnType<typeof findLookAhead> {
  return findLookAhead({ feedPath, cuts: [timeOf(100), timeOf(200)], scratch, whole: await run(feedPath), run });
}

describe('varyFeed', () => {
  test('changes every bar after the cut and none before', () => {
    const [before, after] = [rowsOf(feedPath), rowsOf(varyFeed(feedPath, scratch, timeOf(150), 'changed'))];
    expect(after).toHaveLength(before.length);
    expect(after.slice(0, 302)).toEqual(before.slice(0, 302));
    expect(after.slice(302).filter((row, i) => row.close === before[302 + i]?.close).length).toBeLessThan(5);
  });

  test('leaves bars out after the cut', () => {
    expect(rowsOf(varyFeed(feedPath, scratch, timeOf(150), 'cut-off'))).toEqual(rowsOf(feedPath).slice(0, 302));
  });
});

describe('findLookAhead', () => {
  test('finds nothing where only the past decides', async () => {
    expect(await look(trader((bar, before) => before !== undefined && bar.close > before.close))).toBeUndefined();
  });

  test('finds a decision that depends on the next bar', async () => {
    const found = await look(trader((bar, _, after) => after !== undefined && after.close > bar.close));
    expect(found).toMatchObject({ text: expect.stringContaining('became') });
  });

  test('names the line that placed the first order that differs', async () => {
    const line = { file: 'strategy.ts', line: 12, column: 5 };
    const cheat = trader((bar, _, after) => after !== undefined && after.close > bar.close);
    const found = await look(async (file) => ({ ...(await cheat(file)), places: new Map([['1', line]]) }));
    expect(found?.location).toEqual(line);
  });

  test('finds a decision that depends on how much data there is', async () => {
    const run = async (file: string): Promise<Decided> => ({
      orders: rowsOf(file)
        .slice(0, rowsOf(file).length > 500 ? 1 : 2)
        .map(order),
    });
    expect(await look(run)).toMatchObject({ variation: 'cut-off' });
  });
});
