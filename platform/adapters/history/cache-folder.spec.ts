import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './bar-reader.contract.ts';
import { trimCache } from './cache-folder.ts';

test('drops what was not used for longest until the rest fits, and nothing that was used just now', () => {
  const home = temporaryFolder();
  const now = Date.UTC(2026, 0, 1);
  const put = (name: string, ageMinutes: number): void => {
    const file = path.join(home, 'cache', name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, Buffer.alloc(1_000));
    fs.writeFileSync(`${file}.json`, '{}');
    const used = new Date(now - ageMinutes * 60_000);
    fs.utimesSync(file, used, used);
    if (!name.startsWith('feeds')) fs.utimesSync(path.dirname(file), used, used);
  };
  put('feeds/old', 90);
  put('feeds/newer', 30);
  put('feeds/in-use', 1);
  put('columns/v1/bars.f64', 60);
  put('columns/v2.tmp/bars.f64', 61);
  put('columns/v3.tmp/bars.f64', 59);
  expect(trimCache(home, 3_500, now)).toBeGreaterThanOrEqual(3_000);
  expect(fs.readdirSync(path.join(home, 'cache/feeds')).toSorted()).toEqual(['in-use', 'in-use.json', 'newer', 'newer.json']);
  expect(fs.readdirSync(path.join(home, 'cache/columns'))).toEqual(['v3.tmp']);
  trimCache(home, 0, now);
  expect(fs.readdirSync(path.join(home, 'cache/feeds')).toSorted()).toEqual(['in-use', 'in-use.json']);
  expect(trimCache(temporaryFolder(), 0, now)).toBe(0);
});
