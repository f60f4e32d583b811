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

  test('leaves a file outside of the folder where it is', () => {
    expect(Object.keys(collectSource(path.join(folder, 'two/strategy.ts')).files)).toEqual(['strategy.ts']);
  });

  test('reads a giant file only as far as it takes to refuse it', () => {
    write('giant.ts', 'x'.repeat(20_000_000));
    expect(collectSource(path.join(folder, 'giant.ts')).files['giant.ts']).toHaveLength(8_388_608);
  });

  test('reads one file more than can be published, and stops', () => {
    const names = Array.from({ length: 80 }, (_, index) => `part${index}.ts`);
    for (const name of names) write(`many/${name}`, 'export {};');
    write('many/strategy.ts', names.map((name) => `import './${name}';`).join('\n'));
    expect(Object.keys(collectSource(path.join(folder, 'many/strategy.ts')).files)).toHaveLength(65);
  });

  test('a line of a million blanks takes no time', () => {
    write('blank.ts', `import${' '.repeat(1_000_000)}x from`);
    const since = performance.now();
    collectSource(path.join(folder, 'blank.ts'));
    expect(performance.now() - since).toBeLessThan(2_000);
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
