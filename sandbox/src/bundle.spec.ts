import { describe, expect, test } from 'vitest';
import { bundleFiles } from './bundle.ts';
import { checksumOf } from './checksum.ts';
import type { BundleOutcome, StrategyBundle } from './bundle.ts';
import { AuthorSource } from './source-location.ts';

const GOOD = {
  'strategy.ts':
    "import { Strategy } from '@paddock/sdk';\nimport { limit } from './lib/limit.ts';\nexport default class A extends Strategy({ name: 'a' }) {\n  onBar(): number { return limit; }\n}\n",
  'lib/limit.ts': 'export const limit: number = 3;\n',
};

function bundleOf(outcome: BundleOutcome): StrategyBundle {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.bundle;
}

async function problemsOf(files: Record<string, string>, entry?: string): Promise<readonly { code: string; message: string; file?: string; line?: number }[]> {
  const outcome = await bundleFiles(files, entry);
  return outcome.ok ? [] : outcome.problems;
}

async function told(files: Record<string, string>, entry?: string): Promise<string | undefined> {
  return (await problemsOf(files, entry))[0]?.message;
}

describe('a good upload', () => {
  test('becomes one CommonJS script that imports only the SDK', async () => {
    const bundle = bundleOf(await bundleFiles(GOOD));
    expect(bundle.code.match(/require\([^)]*\)/g)).toEqual(['require("@paddock/sdk")']);
    expect(bundle.entry).toBe('strategy.ts');
    expect(bundle.files).toEqual(GOOD);
  });

  test('has the same bytes and checksum every time', async () => {
    const [one, two] = [bundleOf(await bundleFiles(GOOD)), bundleOf(await bundleFiles(GOOD))];
    expect(one.code).toBe(two.code);
    expect(one.checksum).toBe(checksumOf(two.code));
    expect(one.checksum).toMatch(/^[0-9a-f]{64}$/);
  });

  test("maps its places to the author's files, without their texts", async () => {
    const bundle = bundleOf(await bundleFiles(GOOD));
    const map = JSON.parse(bundle.sourceMap) as { sources: string[]; sourcesContent?: unknown };
    expect(map.sources.toSorted()).toEqual(['lib/limit.ts', 'strategy.ts']);
    expect(map.sourcesContent).toBeUndefined();
    expect(new AuthorSource(bundle).method('onBar')).toMatchObject({ file: 'strategy.ts', line: 4, column: 3 });
  });

  test('may be JavaScript, may leave the extension out, may import JSON', async () => {
    expect(
      bundleOf(
        await bundleFiles(
          { 'my.js': "import { x } from './x'; import table from './t.json'; export default [x, table];", 'x.js': 'export const x = 1;', 't.json': '[1, 2]' },
          'my.js',
        ),
      ).code,
    ).toContain('[1, 2]');
  });

  test('takes the only source file as entry', async () => {
    expect(bundleOf(await bundleFiles({ 'anything.ts': 'export default 1;' })).entry).toBe('anything.ts');
  });
});

describe('imports', () => {
  const refused: Readonly<Record<string, string>> = {
    'a module of Node': "import fs from 'node:fs'; export default fs;",
    'an unused module of Node': "import fs from 'node:fs';",
    'a package': "import x from 'lodash'; export default x;",
    'another door of the SDK': "import x from '@paddock/sdk/runtime'; export default x;",
    'an absolute path': "import x from '/etc/passwd'; export default x;",
    'a path above the upload': "import x from '../../etc/passwd.json'; export default x;",
    'a file that is not there': "import x from './missing.ts'; export default x;",
    'a file URL': "import x from 'file:///etc/passwd'; export default x;",
    'a data URL': "import x from 'data:text/javascript,export default 1'; export default x;",
    'a web address': "import x from 'https://example.org/x.js'; export default x;",
    'an imported type attribute': "import x from './strategy.ts' with { type: 'text' }; export default x;",
    'a re-export': "export * from 'node:os';",
    'a JSON attribute of an absolute path': "import x from '/etc/passwd' with { type: 'json' }; export default x;",
    'an absolute JSON file': "import x from '/etc/os-release.json'; export default x;",
    'a bytes attribute': "import x from './strategy.ts' with { type: 'bytes' }; export default x;",
    'a glob': "import x from './*.ts'; export default x;",
    'a CSS url': "import x from './style.css'; export default x;",
    'a query': "import x from './strategy.ts?raw'; export default x;",
    'a path with a null': "import x from './x\\u0000.ts'; export default x;",
    'a path back into the upload from above': "import x from '../upload/strategy.ts'; export default x;",
    'an SDK path': "import x from '@paddock/sdk/../../../etc/passwd'; export default x;",
    'the prototype': "import x from './__proto__'; export default x;",
    'a package import': "import x from '#internal'; export default x;",
  };
  for (const [name, text] of Object.entries(refused)) {
    test(`${name} is refused with its place`, async () => {
      const [problem] = await problemsOf({ 'strategy.ts': `// first line\n${text}` });
      expect(problem).toMatchObject({ file: 'strategy.ts', line: 2 });
      expect(problem?.message).toMatch(/not allowed/);
    });
  }

  test('a comment that names a source map reads nothing', async () => {
    const bundle = bundleOf(
      await bundleFiles({ 'strategy.ts': 'export default 1;\n//# sourceMappingURL=/etc/passwd\n//# sourceMappingURL=data:application/json;base64,e30=' }),
    );
    expect(bundle.sourceMap).not.toContain('passwd');
  });

  test('a type import from elsewhere is refused like any other', async () => {
    expect((await problemsOf({ 'strategy.ts': "import type { X } from '/etc/passwd';\nexport default 1;" }))[0]).toMatchObject({ code: 'forbidden', line: 1 });
  });

  test('an old style import and a reference read nothing', async () => {
    expect(await told({ 'strategy.ts': "import x = require('/etc/passwd'); export default x;" })).toMatch(/not a/);
    const text = '/// <reference path="/etc/passwd" />\n/// <amd-dependency path="/etc/passwd" />\nexport default 1;';
    expect(bundleOf(await bundleFiles({ 'strategy.ts': text })).code).not.toContain('root:');
  });

  test('a tsconfig of the upload redirects no import', async () => {
    const tsconfig = JSON.stringify({ compilerOptions: { baseUrl: '/', paths: { '*': ['/etc/*'] }, jsxImportSource: '/etc/passwd' } });
    expect(await told({ 'strategy.ts': "import x from 'passwd'; export default x;", 'tsconfig.json': tsconfig })).toMatch(/not allowed/);
  });

  test('a package of the upload cannot stand in for the SDK', async () => {
    const files = {
      'strategy.ts': "import { Strategy } from '@paddock/sdk'; export default Strategy;",
      'node_modules/@paddock/sdk/index.ts': 'export const Strategy = 1;',
    };
    expect(await told(files, 'strategy.ts')).toContain('is not a file name that can be used');
  });

  test('libraries that the author brings along are plain files of the upload', async () => {
    const files = {
      'strategy.ts': "import { mean } from './vendor/stats/index.js'; export default mean([1, 2]);",
      'vendor/stats/index.js': "export { mean } from './mean.mjs';",
      'vendor/stats/mean.mjs': 'export const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;',
    };
    expect(bundleOf(await bundleFiles(files)).code).toContain('reduce');
  });

  test('configuration files among the upload change nothing', async () => {
    const [problem] = await problemsOf({ 'strategy.ts': 'export default 1;', 'tsconfig.txt': '{}' });
    expect(problem).toMatchObject({ code: 'limit', message: expect.stringContaining('"tsconfig.txt"') });
    expect(
      bundleOf(
        await bundleFiles({
          'strategy.ts': "import x from './x'; export default x;",
          'x.ts': 'export default 1;',
          'package.json': '{"main":"/etc/passwd"}',
          'tsconfig.json': '{"extends":"/etc/passwd"}',
        }),
      ).code,
    ).toContain('1');
  });
});

describe('syntax that cannot work in a sandbox', () => {
  const refused: Readonly<Record<string, readonly [text: string, words: string]>> = {
    'import()': ["export default () => import('./x.ts');", 'import(...) is not allowed'],
    'import() of a computed name': ['const name = String(1); export default () => import(name);', 'import(...) is not allowed'],
    require: ["export default require('fs');", 'require(...) is not available'],
    'import.meta': ['export default import.meta.url;', 'import.meta is not available'],
    eval: ["export default eval('1');", 'code from strings is disabled'],
    'new Function': ["export default new Function('return 1');", 'code from strings is disabled'],
    'await at the top': ['export default await Promise.resolve(1);', 'a strategy never waits'],
    'for await at the top': ['for await (const x of []) x; export default 1;', 'a strategy never waits'],
    'a missing brace': ['export default class {', 'Expected'],
  };
  for (const [name, [text, words]] of Object.entries(refused)) {
    test(`${name} is told in plain words`, async () => {
      const problems = await problemsOf({ 'strategy.ts': text });
      expect(problems[0]).toMatchObject({ file: 'strategy.ts', line: 1, message: expect.stringContaining(words) });
    });
  }
});

describe('caps', () => {
  test('on names, counts and sizes', async () => {
    expect(await told({})).toBe('no files were sent');
    expect(await told({ '../up.ts': '' })).toContain('"../up.ts" is not a file name');
    expect(await told({ '/abs.ts': '' })).toContain('is not a file name');
    expect(await told({ 'a/../b.ts': '' })).toContain('is not a file name');
    expect(await told({ 'a.sh': '' })).toContain('the names of files end in');
    expect(await told({ 'strategy.ts': 'x'.repeat(1_048_577) })).toContain('at most 1048576');
    expect(await told(Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`f${index}.ts`, ''])))).toBe('65 files were sent; at most 64 are allowed');
    expect(await told({ 'a.ts': '', 'b.ts': '' })).toContain('which file is the strategy?');
    expect(await told({ 'a.ts': '' }, 'c.ts')).toBe('the entry "c.ts" is not among the files: a.ts');
    expect(await told(Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`f${index}.ts`, 'x'.repeat(1_000_000)])))).toContain(
      '5000000 bytes in total',
    );
  });

  test('a name of the prototype is no file', async () => {
    expect((await problemsOf({ 'strategy.ts': 'export default 1;' }, 'constructor'))[0]?.message).toContain('is not among the files');
  });
});
