import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type { StrategySource } from '../src/local.ts';
import { UsageError } from './usage-error.ts';

const RELATIVE_IMPORT = /(?:\bfrom\s*|\bimport\s*(?:\(\s*)?)(['"])(\.{1,2}\/[^'"]+)\1/g;
const EXTENSIONS: readonly string[] = ['.ts', '.js', '.mts', '.mjs'];
const PLAIN_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/;
/** One more than the gate takes, so that it is the gate that says no. */
const MOST_FILES = 65;
/** Far more than the gate takes: what is larger is cut, and refused for its size all the same. */
const LONGEST_BYTES = 8_388_608;

/** The strategy file inside a folder, or the file itself. */
export function findEntry(given: string, cwd: string): string {
  const full = path.resolve(cwd, given);
  if (!existsSync(full)) throw new UsageError(`strategy "${given}" does not exist`);
  if (!statSync(full).isDirectory()) {
    if (!EXTENSIONS.includes(path.extname(full))) throw new UsageError(`strategy "${given}" is not a source file; valid: ${EXTENSIONS.join(', ')}`);
    return full;
  }
  const entry = ['strategy.ts', 'index.ts', 'strategy.js', 'index.js'].map((name) => path.join(full, name)).find((file) => existsSync(file));
  if (entry === undefined) throw new UsageError(`folder "${given}" holds no strategy.ts`);
  return entry;
}

/**
 * Reads a strategy and every file in its folder or below that it imports by a relative path.
 * Whatever the files hold, the answer is a source: what cannot be used is refused by the gate, with its place.
 */
export function collectSource(entryFile: string): StrategySource {
  const root = path.dirname(entryFile);
  const files = new Map<string, string>();
  const pending = [entryFile];
  for (let file = pending.pop(); file !== undefined && files.size < MOST_FILES; file = pending.pop()) {
    const name = path.relative(root, file).split(path.sep).join('/');
    if (files.has(name) || name.startsWith('..')) continue;
    const text = readText(file);
    files.set(name, text);
    for (const match of text.matchAll(RELATIVE_IMPORT)) {
      const imported = resolveImport(file, match[2] ?? '');
      // What cannot be found is reported by the type check, with its line.
      if (imported !== undefined) pending.push(imported);
    }
  }
  return named(files, path.basename(entryFile));
}

function readText(file: string): string {
  const bytes = Buffer.alloc(Math.min(statSync(file).size, LONGEST_BYTES));
  const opened = openSync(file, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(opened, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(opened);
  }
}

/** A lone file may be called anything; in an upload a name is plain. */
function named(files: ReadonlyMap<string, string>, entry: string): StrategySource {
  if (files.size > 1 || PLAIN_NAME.test(entry)) return { files: Object.fromEntries(files), entry };
  const name = `strategy${path.extname(entry)}`;
  return { files: { [name]: files.get(entry) ?? '' }, entry: name };
}

function resolveImport(from: string, specifier: string): string | undefined {
  const target = path.resolve(path.dirname(from), specifier);
  const bare = target.replace(/\.(m?)js$/, '.$1ts');
  const candidates = [target, bare, ...EXTENSIONS.map((extension) => target + extension), path.join(target, 'index.ts')];
  return candidates.find((file) => existsSync(file) && statSync(file).isFile());
}
