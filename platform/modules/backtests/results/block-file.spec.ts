import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BlockFileReader } from './block-file-reader.ts';
import { writeBlockFile } from './block-file-writer.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paddock-blocks-'));
});
afterAll(() => rm(folder, { recursive: true }));

const numbered = (count: number) => Array.from({ length: count }, (_, row) => ({ row, text: `row ${row}` }));

test('gives back every row and every number', async () => {
  const file = path.join(folder, 'all', 'results');
  const equity = Float64Array.from({ length: 3_000 }, (_, i) => 100_000 + i / 3);
  await writeBlockFile(file, { rows: { trades: numbered(2_500), logs: [] }, columns: { equity } });
  await using reader = await BlockFileReader.open(file);
  expect(reader.count('trades')).toBe(2_500);
  expect(await reader.all('trades')).toEqual(numbered(2_500));
  expect(await reader.all('logs')).toEqual([]);
  expect(await reader.column('equity')).toEqual(equity);
});

test('a page crosses block borders and ends with the rows', async () => {
  const file = path.join(folder, 'pages');
  await writeBlockFile(file, { rows: { fills: numbered(2_500) }, columns: {} });
  await using reader = await BlockFileReader.open(file);
  expect(await reader.page('fills', 995, 10)).toEqual(numbered(2_500).slice(995, 1_005));
  expect(await reader.page('fills', 0, 1)).toEqual(numbered(1));
  expect(await reader.page('fills', 2_490, 100)).toHaveLength(10);
  expect(await reader.page('fills', 9_999, 100)).toEqual([]);
  expect(await reader.page('unheard of', 0, 100)).toEqual([]);
});

test('files larger than one write keep their offsets', async () => {
  const file = path.join(folder, 'large');
  const big = Float64Array.from({ length: 400_000 }, (_, i) => Math.sin(i));
  await writeBlockFile(file, { rows: { fills: numbered(30_000) }, columns: { big, small: new Float64Array([1, 2]) } });
  await using reader = await BlockFileReader.open(file);
  expect(await reader.column('big')).toEqual(big);
  expect(await reader.column('small')).toEqual(new Float64Array([1, 2]));
  expect(await reader.page('fills', 29_999, 5)).toEqual([{ row: 29_999, text: 'row 29999' }]);
  await expect(reader.column('exposure')).rejects.toThrow('column "exposure" is not in the result file; it has big, small');
});

test('a failed write leaves neither a file nor a part of one', async () => {
  const file = path.join(folder, 'broken', 'results');
  const failing = (function* () {
    yield { row: 1 };
    throw new Error('out of luck');
  })();
  await expect(writeBlockFile(file, { rows: { trades: failing }, columns: {} })).rejects.toThrow('out of luck');
  expect(await readdir(path.dirname(file))).toEqual([]);
});

test('the same content is the same bytes', async () => {
  const write = async (name: string) => {
    await writeBlockFile(path.join(folder, name), { rows: { trades: numbered(1_500) }, columns: { equity: new Float64Array([1, 2, 3]) } });
    return readFile(path.join(folder, name));
  };
  expect((await write('one')).equals(await write('two'))).toBe(true);
});

test('a file that was cut off or is something else says so', async () => {
  const file = path.join(folder, 'cut');
  await writeBlockFile(file, { rows: { trades: numbered(10) }, columns: {} });
  await truncate(file, 60);
  await expect(BlockFileReader.open(file)).rejects.toThrow('is not a result file or is cut off');
  await writeFile(file, 'hi');
  await expect(BlockFileReader.open(file)).rejects.toThrow('2 bytes');
});
