import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { barReaderContract, readAll, temporaryFolder } from './bar-reader.contract.ts';
import type { BarSource } from './columns-file.ts';
import { withDuckDb } from './duckdb.ts';
import { HistoryStore, type StoredVersion } from './history-store.ts';

const HEADER = 'symbol,date,open,high,low,close,volume\n';
const DAY_MS = 86_400_000;
const row = (symbol: string, day: number, close = 10.25): string => `${symbol},${new Date(day * DAY_MS).toISOString().slice(0, 10)},10,12,9,${close},${day}`;

function csv(...rows: readonly string[]): { readonly name: string; readonly path: string } {
  const file = path.join(temporaryFolder(), 'bars.csv');
  fs.writeFileSync(file, HEADER + rows.join('\n'));
  return { name: 'bars.csv', path: file };
}

const days = (count: number, from = 1): number[] => Array.from({ length: count }, (_, index) => from + index);

function all(source: BarSource): unknown[] {
  return source.meta.symbols.map((symbol) => [symbol.symbol, readAll(source.reader(symbol))]);
}

async function stored(home: string, ...rows: readonly string[]): Promise<{ readonly store: HistoryStore; readonly version: StoredVersion }> {
  const store = new HistoryStore(home);
  return { store, version: await store.import('set', [csv(...rows)]) };
}

describe('HistoryStore', () => {
  describe('after the cache is gone', () => {
    barReaderContract(async (windowRows) => {
      const home = temporaryFolder();
      const { store, version } = await stored(home, ...days(9_000).map((day) => row('A', day)));
      fs.rmSync(path.join(home, 'cache'), { recursive: true });
      const source = await store.open('set', version.meta.version);
      const symbol = source.symbol('A');
      if (!symbol) throw new Error('no symbol');
      return source.reader(symbol, { windowRows });
    });

    test('the Parquet file gives back the same bytes, with odd symbols and many of them', async () => {
      const home = temporaryFolder();
      const symbols = ["O'NEIL", 'NAN', 'INF', 'NULL', 'Ünï', 'A B', ...days(300).map((n) => `S${n}`)];
      const { store, version } = await stored(home, ...symbols.flatMap((symbol, index) => days(3 + (index % 5)).map((day) => row(symbol, day))));
      const before = await store.open('set', version.meta.version);
      const bars = all(before);
      fs.rmSync(path.join(home, 'cache'), { recursive: true });
      const [one, two] = await Promise.all([store.open('set', version.meta.version), store.open('set', version.meta.version)]);
      expect(all(one)).toEqual(bars);
      expect(one.meta.symbols.map(({ blocks, ...symbol }) => [symbol, blocks.length])).toEqual(
        before.meta.symbols.map(({ blocks, ...symbol }) => [symbol, blocks.length]),
      );
      for (const source of [before, one, two]) source.close();
    });

    test('a Parquet file that was changed is refused', async () => {
      const home = temporaryFolder();
      const { store, version } = await stored(home, ...days(50).map((day) => row('A', day)));
      fs.rmSync(path.join(home, 'cache'), { recursive: true });
      const file = store.parquetPath('set', version.meta.version);
      await withDuckDb(async (db) => {
        await db.run(`copy (select symbol, time, open, high, low, close + 1 as close, volume from read_parquet('${file}')) to '${file}.x' (format parquet)`);
      });
      fs.renameSync(`${file}.x`, file);
      await expect(store.open('set', version.meta.version)).rejects.toThrow('is damaged: the bars of A are not those that were stored');
    });
  });

  test('other tools read the Parquet file: symbols as text, times as UTC timestamps', async () => {
    const { store, version } = await stored(temporaryFolder(), row('INF', 1), row('A', 2));
    const rows = await withDuckDb(async (db) =>
      (await db.runAndReadAll(`select symbol, time::varchar, close from read_parquet('${store.parquetPath('set', version.meta.version)}')`)).getRows(),
    );
    expect(rows).toEqual([
      ['A', '1970-01-03 00:00:00', 10.25],
      ['INF', '1970-01-02 00:00:00', 10.25],
    ]);
  });

  test('importing the same bytes again gives the same version and no second file', async () => {
    const home = temporaryFolder();
    const { store, version } = await stored(home, row('A', 1), row('A', 2));
    const again = await store.import('set', [csv(row('A', 2), row('A', 1))]);
    expect(again.meta.version).toBe(version.meta.version);
    expect(fs.readdirSync(path.join(home, 'history/set'))).toHaveLength(2);
  });

  test('new bars are added to a version; what was there stays, and differences are reported', async () => {
    const { store, version } = await stored(temporaryFolder(), ...days(5).map((day) => row('A', day)), ...days(5).map((day) => row('B', day)));
    const added = await store.import('set', [csv(row('A', 5), row('A', 4, 11), row('A', 6), row('C', 2), row('C', 3))], { base: version.meta.version });
    expect(added.merge).toEqual({
      existingRows: 10,
      addedRows: 3,
      repeatedRows: 1,
      conflictingRows: 1,
      conflicts: [{ symbol: 'A', time: 4 * DAY_MS }],
      addedSymbols: 1,
    });
    const source = await store.open('set', added.meta.version);
    expect(source.meta.symbols.map(({ symbol, rows }) => [symbol, rows])).toEqual([
      ['A', 6],
      ['B', 5],
      ['C', 2],
    ]);
    const a = source.symbol('A');
    expect(a && readAll(source.reader(a)).map((bar) => bar[4])).toEqual([10.25, 10.25, 10.25, 10.25, 10.25, 10.25]);
    source.close();
  });

  test('adding nothing new keeps the version; adding piecewise equals importing at once', async () => {
    const { store, version } = await stored(temporaryFolder(), ...days(5).map((day) => row('A', day)));
    const nothing = await store.import('set', [csv(row('A', 3))], { base: version.meta.version });
    expect(nothing.meta.version).toBe(version.meta.version);
    const rest = await store.import('set', [csv(...days(5, 6).map((day) => row('A', day)))], { base: version.meta.version });
    const whole = await store.import('other', [csv(...days(10).map((day) => row('A', day)))]);
    expect(rest.meta.version).toBe(whole.meta.version);
  });

  test('bars of another timeframe are not added', async () => {
    const { store, version } = await stored(temporaryFolder(), ...days(5).map((day) => row('A', day)));
    const weekly = csv(...days(5).map((week) => row('A', week * 7)));
    await expect(store.import('set', [weekly], { base: version.meta.version })).rejects.toThrow(
      'the dataset has bars of 1d, the new ones are of 1w; import them as another dataset',
    );
  });

  test('one symbol can be extracted', async () => {
    const home = temporaryFolder();
    const { store, version } = await stored(home, row('A', 1), row('B', 1), row('B', 2));
    const target = path.join(home, 'b.parquet');
    await store.extract('set', version.meta.version, 'B', target);
    const rows = await withDuckDb(async (db) => (await db.runAndReadAll(`select distinct symbol, count(*) over () from read_parquet('${target}')`)).getRows());
    expect(rows).toEqual([['B', 2n]]);
  });

  test('pruning keeps the named and the young versions, removal nothing', async () => {
    const home = temporaryFolder();
    const { store, version } = await stored(home, row('A', 1), row('A', 2));
    const other = await store.import('set', [csv(row('A', 1))]);
    store.prune('set', [other.meta.version], 60_000);
    expect(fs.existsSync(store.parquetPath('set', version.meta.version))).toBe(true);
    store.prune('set', [other.meta.version], 0);
    expect(fs.existsSync(store.parquetPath('set', version.meta.version))).toBe(false);
    expect(fs.existsSync(store.parquetPath('set', other.meta.version))).toBe(true);
    store.remove('set');
    expect(fs.existsSync(path.join(home, 'history/set'))).toBe(false);
  });
});
