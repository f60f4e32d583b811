import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectSource, findEntry } from './strategy-source.ts';

let folder: string;
const write = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'paddock-source-'));
  write('one/strategy.ts', "import { Strategy } from '@paddock/sdk';\nimport { size } from './lib/sizing.ts';\nexport { x } from './lib/other.js';");
  write('one/lib/sizing.ts', "import type { Y } from '../types';\nexport const size = 1;");
  write('one/lib/other.ts', 'export const x = 1;');
  write('one/types.ts', 'export type Y = 1;');
  write('one/unused.ts', 'export {};');
  write('two/strategy.ts', "import { secret } from '../one/types.ts';");
  write('empty/notes.md', '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('collectSource', () => {
  test('follows relative imports and nothing else', () => {
    const { files, entry } = collectSource(path.join(folder, 'one/strategy.ts'));
    expect(entry).toBe('strategy.ts');
    expect(Object.keys(files).toSorted()).toEqual(['lib/other.ts', 'lib/sizing.ts', 'strategy.ts', 'types.ts']);
  });

  test('gives a lone file a plain name', () => {
    write('my first strategy.ts', 'export {};');
    expect(collectSource(path.join(folder, 'my first strategy.ts'))).toEqual({ files: { 'strategy.ts': 'export {};' }, entry: 'strategy.ts' });
  });

  test('refuses a file outside of the folder', () => {
    expect(() => collectSource(path.join(folder, 'two/strategy.ts'))).toThrow('"../one/types.ts" lies outside of the strategy\'s folder');
  });
});

describe('findEntry', () => {
  test('finds strategy.ts in a folder', () => {
    expect(findEntry('one', folder)).toBe(path.join(folder, 'one/strategy.ts'));
  });

  test.each([
    ['nowhere.ts', 'strategy "nowhere.ts" does not exist'],
    ['empty', 'folder "empty" holds no strategy.ts'],
    ['empty/notes.md', 'strategy "empty/notes.md" is not a source file'],
  ])('refuses %s', (given, message) => {
    expect(() => findEntry(given, folder)).toThrow(message);
  });
});
