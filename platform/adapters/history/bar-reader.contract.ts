import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { columnList, type BarReader } from './columns-file.ts';
import { openFeed } from './feed-file.ts';
import { type OpenDataset, readBarsFile, type ReadBarsOptions } from './read-bars-file.ts';

/** A bar as plain numbers: time, open, high, low, close, volume. */
export type PlainBar = readonly [number, number, number, number, number, number];

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-history-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Imports CSV text as if it were a file of that name. */
export async function importText(text: string, options: Partial<ReadBarsOptions> = {}): Promise<OpenDataset> {
  const dataset = await readBarsFile(Readable.from([Buffer.from(text)]), { home: temporaryFolder(), name: 'TEST.csv', ...options });
  onTestFinished(() => dataset.source.close());
  return dataset;
}

/** All bars of a reader. */
export function readAll(reader: BarReader): PlainBar[] {
  const bars: PlainBar[] = [];
  for (let piece = reader.next(); piece; piece = reader.next()) {
    const columns = columnList(piece);
    for (let row = 0; row < piece.rows; row++) bars.push(columns.map((column) => column[row]) as unknown as PlainBar);
  }
  return bars;
}

export function barsOf(dataset: OpenDataset, symbol: string, range: { from?: number; to?: number; windowRows?: number } = {}): PlainBar[] {
  const meta = dataset.source.symbol(symbol);
  if (!meta) throw new Error(`no symbol ${symbol}`);
  return readAll(dataset.source.reader(meta, range));
}

/** All rows of a feed file: [time, instrument, open, high, low, close, volume]; also checks what a chunk promises. */
export function feedRows(feedPath: string): number[][] {
  const feed = openFeed(feedPath);
  const rows: number[][] = [];
  const buffer = new Float64Array(feed.meta.maxRows * 7);
  for (let index = 0; index < feed.meta.chunks.length; index++) {
    const count = feed.readChunk(index, buffer);
    expect(buffer[0], 'a time stamp never crosses chunks').not.toBe(rows.at(-1)?.[0]);
    for (let row = 0; row < count; row++) rows.push(Array.from({ length: 7 }, (_, column) => buffer[column * count + row] ?? 0));
  }
  feed.close();
  return rows;
}

/** What every reader of bars must do, whatever it reads or changes. */
export function barReaderContract(makeReader: (windowRows: number) => Promise<BarReader> | BarReader): void {
  test('gives bars strictly ascending in time with consistent prices', async () => {
    const bars = readAll(await makeReader(8_192));
    expect(bars.length).toBeGreaterThan(0);
    const wrong = bars.filter(([time, open, high, low, close, volume], index) => {
      const isAscending = time > (bars[index - 1]?.[0] ?? Number.NEGATIVE_INFINITY);
      return !isAscending || Math.min(open, close) < low || Math.max(open, close) > high || volume < 0;
    });
    expect(wrong).toEqual([]);
  });

  test('gives the same bars whatever the size of its pieces', async () => {
    const whole = readAll(await makeReader(8_192));
    for (const windowRows of [7, 1_000]) expect(readAll(await makeReader(windowRows))).toEqual(whole);
  });

  test('never gives an empty piece, and stays at its end', async () => {
    const reader = await makeReader(3);
    for (let piece = reader.next(); piece; piece = reader.next()) expect(piece.rows).toBeGreaterThan(0);
    expect(reader.next()).toBeUndefined();
  });
}
