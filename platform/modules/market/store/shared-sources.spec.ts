import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoDatasets, HistoryStore } from '../../../adapters/history/index.ts';
import { SharedSources } from './shared-sources.ts';

let home: string;
let store: HistoryStore;
let version: string;
beforeAll(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-sources-'));
  store = new HistoryStore(home);
  const [, minutes] = demoDatasets;
  if (!minutes) throw new Error('no demo dataset');
  version = (await store.add('demo', minutes.make)).meta.version;
});
afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

test('readers of one version share one open file, which stays open for the next', async () => {
  let opened = 0;
  const sources = new SharedSources((key) => (opened++, store.open(key.id, key.version)));
  const rows = await Promise.all([1, 2, 3].map(() => sources.use({ id: 'demo', version }, async (source) => source.meta.rows)));
  expect(rows).toEqual([16_770, 16_770, 16_770]);
  await sources.use({ id: 'demo', version }, async () => undefined);
  expect(opened).toBe(1);
  sources.close();
});

test('a file is not closed while somebody reads it', async () => {
  const sources = new SharedSources((key) => store.open(key.id, key.version));
  await sources.use({ id: 'demo', version }, async (source) => {
    sources.close();
    const [symbol] = source.meta.symbols;
    expect(symbol && source.reader(symbol).next()?.rows).toBe(8_192);
  });
  sources.close();
});

test('a version that could not be opened is tried again', async () => {
  const results = [Promise.reject(new Error('not yet')), store.open('demo', version)];
  const sources = new SharedSources(() => results.shift() ?? Promise.reject(new Error('opened too often')));
  await expect(sources.use({ id: 'demo', version }, async () => 1)).rejects.toThrow('not yet');
  expect(await sources.use({ id: 'demo', version }, async () => 2)).toBe(2);
  sources.close();
});
