import { describe, expect, test } from 'vitest';
import { conventionBreaks, isTest, type SourceFile, sourceFiles } from './source-files.ts';

interface Floor {
  readonly folder: string;
  /** Folders below it that are floors of their own. */
  readonly except?: readonly string[];
  readonly node?: true;
  /** Floors that it may import, by folder. Its own is always allowed. */
  readonly floors: readonly string[];
  /** npm packages that it may import; a name that ends with / stands for a whole scope. `any` leaves the choice to package.json. */
  readonly packages: readonly string[] | 'any';
}

const guest = 'platform/adapters/runner/guest';

// The floors of the building. Imports point down only; what is not in a row is not allowed.
const floors: readonly Floor[] = [
  { folder: 'sdk/src', floors: [], packages: [] },
  { folder: 'sdk/cli', node: true, floors: ['sdk/src', 'platform/apps/local.ts'], packages: [] },
  { folder: 'plugins', floors: ['sdk/src'], packages: [] },
  { folder: 'sandbox/src/guest', floors: ['sdk/src'], packages: [] },
  {
    folder: 'sandbox/src',
    except: ['sandbox/src/guest'],
    node: true,
    floors: ['sdk/src', 'sandbox/src/guest'],
    packages: ['isolated-vm', 'esbuild', 'typescript', '@jridgewell/trace-mapping'],
  },
  { folder: 'platform/core', floors: ['sdk/src'], packages: [] },
  { folder: guest, floors: ['sdk/src', 'sandbox/src/guest', 'platform/core'], packages: [] },
  { folder: 'platform/adapters', except: [guest], node: true, floors: ['sdk/src', 'sandbox/src', 'platform/core'], packages: ['pg', '@duckdb/', 'esbuild'] },
  { folder: 'migrations/src', floors: [], packages: ['typeorm'] },
  { folder: 'platform/modules', node: true, floors: ['sdk/src', 'sandbox/src', 'platform/core', 'platform/adapters', 'migrations/src'], packages: 'any' },
  {
    folder: 'platform/apps',
    node: true,
    floors: ['sdk/src', 'sandbox/src', 'platform/core', 'platform/adapters', 'platform/modules', 'migrations/src'],
    packages: 'any',
  },
  { folder: 'ui/src', floors: ['sdk/src'], packages: 'any' },
];

const workspaces: Readonly<Record<string, string>> = {
  '@paddock/sdk': 'sdk/src/index.ts',
  '@paddock/sdk/testing': 'sdk/src/testing.ts',
  '@paddock/sdk/local': 'sdk/src/local.ts',
  '@paddock/sdk/runtime': 'sdk/src/runtime.ts',
  '@paddock/sandbox': 'sandbox/src/index.ts',
  '@paddock/sandbox/guest': 'sandbox/src/guest/index.ts',
  '@paddock/platform/core': 'platform/core/index.ts',
  '@paddock/platform/core/mirror': 'platform/core/mirror.ts',
  '@paddock/platform/local': 'platform/apps/local.ts',
  '@paddock/migrations': 'migrations/src/index.ts',
};

function filesOf({ folder, except = [] }: Floor): readonly SourceFile[] {
  return sourceFiles(folder).filter((file) => !isTest(file) && !except.some((other) => file.path.startsWith(`${other}/`)));
}

function isWithin(place: string, folder: string): boolean {
  return place === folder || place.startsWith(`${folder}/`);
}

function isAllowed(specifier: string, floor: Floor): boolean {
  const place = specifier.startsWith('@paddock/') ? workspaces[specifier] : specifier;
  if (place === undefined) return false;
  if (specifier.startsWith('node:')) return floor.node === true;
  if (place.includes('/') && floors.some(({ folder }) => isWithin(place, folder)))
    return [floor.folder, ...floor.floors].some((folder) => isWithin(place, folder));
  return floor.packages === 'any' || floor.packages.some((name) => specifier === name || (name.endsWith('/') && specifier.startsWith(name)));
}

describe('floors', () => {
  test.each(floors)('$folder imports only what stands below it', (floor) => {
    const wrong = filesOf(floor).flatMap((file) =>
      file.imports.filter((specifier) => !isAllowed(specifier, floor)).map((specifier) => `${file.path} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a feature reaches another one only through its index', () => {
    const wrong = sourceFiles('platform/modules').flatMap((file) => {
      const own = /^platform\/modules\/[^/]+\//.exec(file.path)?.[0] ?? '';
      return file.imports
        .filter((place) => place.startsWith('platform/modules/') && !place.startsWith(own) && !/^platform\/modules\/[^/]+\/index\.ts$/.test(place))
        .map((place) => `${file.path} imports ${place}`);
    });
    expect(wrong).toEqual([]);
  });

  test('strategies and their specs see nothing but the SDK', () => {
    const allowed = new Set(['@paddock/sdk', '@paddock/sdk/testing', 'vitest']);
    const wrong = sourceFiles('plugins').flatMap((file) =>
      file.imports.filter((specifier) => !allowed.has(specifier) && !specifier.startsWith('plugins/')).map((specifier) => `${file.path} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the framework stays on the upper floors', () => {
    const framework = /^(@nestjs\/|typeorm$|bullmq$|express$|class-validator$)/;
    const lower = floors.filter(({ folder }) => !['platform/modules', 'platform/apps', 'migrations/src'].includes(folder)).flatMap(filesOf);
    expect(lower.filter((file) => file.imports.some((specifier) => framework.test(specifier))).map((file) => file.path)).toEqual([]);
  });
});

describe('conventions', () => {
  const all = ['sdk', 'plugins', 'sandbox', 'platform', 'migrations', 'ui'].flatMap(sourceFiles);

  test('there is something to check', () => {
    expect(all.length).toBeGreaterThan(100);
  });

  test('no any, no non-null assertion, no enum; decorators and parameter properties only where the framework lives', () => {
    const wrong = all.flatMap((file) => {
      const isFrameworkFloor = /^platform\/(modules|apps|test)\//.test(file.path);
      return conventionBreaks(file)
        .filter((kind) => !(isFrameworkFloor && /^(decorator|parameter property)/.test(kind)))
        .map((kind) => `${file.path}: ${kind}`);
    });
    expect(wrong).toEqual([]);
  });

  test('no file is longer than 250 lines of code', () => {
    const lengths = all
      .filter((file) => !isTest(file))
      .map((file) => ({ path: file.path, lines: file.text.split('\n').filter((line) => !/^\s*($|\/\/|\/?\*)/.test(line)).length }));
    expect(lengths.filter(({ lines }) => lines > 250)).toEqual([]);
  });

  test('imports name files, and names say what is inside', () => {
    expect(
      all.flatMap((file) =>
        file.imports
          .filter((place) => /^(sdk|plugins|sandbox|platform|migrations|ui)\//.test(place) && !/\.\w+(\?\w+)?$/.test(place))
          .map((place) => `${file.path} imports ${place}`),
      ),
    ).toEqual([]);
    expect(all.filter((file) => /\/(utils?|helpers?|common|misc)(\.|\/)/.test(file.path)).map((file) => file.path)).toEqual([]);
  });

  test('nothing is left to do without an issue number', () => {
    expect(
      all.filter((file) => /\b(TODO|FIXME|XXX)\b(?!\(#\d+\))/.test(file.text) && !file.path.endsWith('architecture.spec.ts')).map((file) => file.path),
    ).toEqual([]);
  });
});
