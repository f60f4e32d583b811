import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tarOf, type TarEntry } from '../test/tar-of.ts';
import { unpackArchive } from './archive.ts';
import { DEFAULT_LIMITS } from './bundle-limits.ts';

const FILES: readonly TarEntry[] = [
  { name: 'strategy.ts', text: "import { half } from './lib/half.ts';\nexport default half;\n" },
  { name: 'lib/half.ts', text: 'export const half = 0.5;\n' },
];
/** Text that does not shrink a hundred times. */
const NUMBERS = Array.from({ length: 200_000 }, (_, index) => Math.imul(index, 2_654_435_761) >>> 8).join(' ');
const GOOD = Object.fromEntries(FILES.map(({ name, text }) => [name, text]));

function told(bytes: Uint8Array): string {
  const outcome = unpackArchive(bytes, DEFAULT_LIMITS);
  return outcome.ok ? `taken: ${Object.keys(outcome.files).join(', ')}` : (outcome.problems[0]?.message ?? '');
}

describe('an archive', () => {
  test('gives its files, packed or not', () => {
    for (const bytes of [tarOf(FILES), gzipSync(tarOf(FILES))]) expect(unpackArchive(bytes, DEFAULT_LIMITS)).toEqual({ ok: true, files: GOOD });
  });

  test('may have folders, a leading "./" and attributes that change nothing', () => {
    const usual = [
      { name: './', kind: '5' },
      { name: 'PaxHeader', kind: 'x', text: '30 mtime=1700000000.123456789\n' },
      { name: './strategy.ts', text: 'export default 1;' },
    ];
    expect(unpackArchive(tarOf(usual), DEFAULT_LIMITS)).toEqual({ ok: true, files: { 'strategy.ts': 'export default 1;' } });
  });

  const folder: readonly TarEntry[] = [
    ...FILES,
    { name: 'strategy.spec.ts', text: "import assert from 'node:assert/strict';\nimport half from './strategy.ts';" },
    { name: 'README.md', text: '# Half' },
    { name: 'package.json', text: '{}' },
    { name: 'tsconfig.json', text: '{}' },
  ];

  test('of a whole folder gives what publishing the folder takes: the entry and what it imports', () => {
    const around = folder.map((entry) => ({ ...entry, name: `my-strategy/${entry.name}` }));
    for (const entries of [folder, around, [{ name: 'my-strategy/', kind: '5' }, ...around]])
      expect(unpackArchive(tarOf(entries), DEFAULT_LIMITS)).toEqual({ ok: true, files: GOOD });
  });

  test('follows imports of types, of other endings and of folders, from the entry that is named', () => {
    const texts = {
      'main.ts': "import type { A } from './types';\nexport { b } from './b.js';\nimport './deep';\nimport rows from './rows.json';",
      'types.d.ts': "export type A = import('./more.ts').More;",
      'more.ts': 'export type More = 1;',
      'b.ts': "import '../outside.ts';",
      'deep/index.ts': "import '../main.ts';",
      'rows.json': '[]',
    };
    const entries = [...Object.entries(texts).map(([name, text]) => ({ name, text })), { name: 'strategy.ts', text: 'export default 1;' }];
    expect(unpackArchive(tarOf(entries), DEFAULT_LIMITS, 'main.ts')).toEqual({ ok: true, files: texts });
  });

  test('of which nobody knows where it starts stays as it is', () => {
    const files = { 'a.ts': 'export {};', 'b/c.ts': 'export {};' };
    expect(unpackArchive(tarOf(Object.entries(files).map(([name, text]) => ({ name, text }))), DEFAULT_LIMITS)).toEqual({ ok: true, files });
    expect(unpackArchive(tarOf(FILES), DEFAULT_LIMITS, 'main.ts')).toEqual({ ok: true, files: GOOD });
  });

  const tricks: Readonly<Record<string, readonly [entries: readonly TarEntry[], words: string]>> = {
    'a symbolic link': [[{ name: 'a.ts', kind: '2', link: '/etc/passwd' }], '"a.ts" is a symbolic link; only plain files are taken'],
    'a hard link': [[...FILES, { name: 'b.ts', kind: '1', link: 'strategy.ts' }], '"b.ts" is a hard link'],
    'a device': [[{ name: 'a.ts', kind: '3' }], 'is a device'],
    'a pipe': [[{ name: 'a.ts', kind: '6' }], 'is a pipe'],
    'a sparse file': [[{ name: 'a.ts', kind: 'S' }], 'is a sparse file'],
    'a name in a header of its own': [[{ name: '././@LongLink', kind: 'L', text: '../../etc/cron.d/x' }], 'is a file with a long name'],
    'an unknown kind': [[{ name: 'a.ts', kind: 'Z' }], 'is of an unknown kind'],
    'another path by attribute': [[{ name: 'x', kind: 'x', text: '20 path=../../a.ts\n\n' }], 'overrides the "path" of a file'],
    'another size by attribute': [[{ name: 'x', kind: 'g', text: '13 size=9999\n' }], 'overrides the "size" of a file'],
    'attributes without end': [[{ name: 'x', kind: 'x', text: '0 mtime=1\n' }], 'its attributes cannot be read'],
    'a path above it': [[{ name: '../a.ts', text: 'x' }], '"../a.ts" is not a file name'],
    'a path that leads back': [[{ name: 'a/../../b.ts', text: 'x' }], 'is not a file name'],
    'an absolute path': [[{ name: '/etc/cron.d/a.ts', text: 'x' }], 'is not a file name'],
    'a path of another system': [[{ name: 'C:\\a.ts', text: 'x' }], 'is not a file name'],
    'a hidden file': [[{ name: '.npmrc', text: 'x' }], 'is not a file name'],
    'the same name twice': [[...FILES, { name: 'strategy.ts', text: 'other' }], '"strategy.ts" is in the archive twice'],
    'bytes that are no text': [[{ name: 'a.ts', bytes: Uint8Array.of(0xff, 0xfe, 0) }], '"a.ts" holds no text'],
    'a file that is too large': [[{ name: 'a.ts', text: NUMBERS.slice(0, 1_048_577) }], '"a.ts" has 1048577 bytes; at most 1048576'],
    'more files than allowed': [Array.from({ length: 65 }, (_, i) => ({ name: `f${i}.ts`, text: 'x' })), 'more than 64 files'],
    'more folders than anyone needs': [Array.from({ length: 300 }, (_, i) => ({ name: `d${i}/`, kind: '5' })), 'more than 256 folders'],
    'a size beyond its end': [[{ name: 'a.ts', text: 'x', size: 4_000_000 }], 'is cut off'],
    'a negative size': [[{ name: 'a.ts', text: 'x', sizeField: '-0000000001\0' }], 'sizes that are not allowed'],
    'a binary size': [[{ name: 'a.ts', text: 'x', sizeField: '\x80\0\0\0\0\0\0\0\0\0\x10\0' }], 'sizes that are not allowed'],
    nothing: [[], 'this is no tar archive'],
  };
  for (const [name, [entries, words]] of Object.entries(tricks)) {
    test(`with ${name} is refused`, () => {
      const said = told(entries.length === 0 ? Buffer.from('not an archive, but long enough to be a header'.repeat(20)) : tarOf(entries));
      expect(said).toContain(words);
      if (entries.length > 0) expect(told(gzipSync(tarOf(entries)))).toBe(said);
    });
  }

  test('that is empty, damaged or a zip is refused in words', () => {
    expect(told(new Uint8Array(0))).toBe('the archive holds no files');
    expect(told(tarOf([]))).toBe('the archive holds no files');
    expect(told(Buffer.from('PK\x03\x04...'))).toContain('zip archives are not taken; send a .tar or .tgz');
    expect(told(gzipSync(tarOf(FILES)).subarray(0, 60))).toContain('cannot be inflated');
    expect(told(tarOf(FILES).subarray(0, 900))).toContain('cut off');
    expect(told(Buffer.concat([tarOf(FILES), Buffer.from('extra')]))).toContain('something follows its end');
    const broken = tarOf(FILES);
    broken[2] = 0x41;
    expect(told(broken)).toBe('this is no tar archive');
  });

  test('that swells is refused while it swells', () => {
    const before = process.memoryUsage().rss;
    expect(told(gzipSync(Buffer.alloc(200_000_000)))).toContain('holds more than');
    expect(told(gzipSync(tarOf([{ name: 'a.ts', text: ' '.repeat(1_000_000) }])))).toContain('at most 100 times is allowed');
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });
});
