import { posix } from 'node:path';
import { entryOf } from './bundle-limits.ts';

type Files = Readonly<Record<string, string>>;

const RELATIVE_IMPORT = /(?:\bfrom\s*|\bimport\s*(?:\(\s*)?)(['"])(\.{1,2}\/[^'"]+)\1/g;
const ENDINGS = ['', '.ts', '.mts', '.js', '.mjs', '.d.ts', '/index.ts', '/index.js', '/index.d.ts'];

/**
 * The entry and what it imports by relative paths. A packed folder holds more, such as a README, settings and a spec: those are left out,
 * as they are where the folder itself is published. A folder around everything goes too. Without an entry all stay, for the gate to say so.
 */
export function importedFiles(packed: Files, entry: string | undefined): Files {
  const files = entry === undefined && entryOf(packed, entry) === undefined ? withoutTopFolder(packed) : packed;
  const start = entryOf(files, entry);
  if (start === undefined) return files;
  const found = new Set<string>();
  const pending = [start];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    pending.push(...importsOf(name, files));
  }
  return Object.fromEntries(Object.entries(files).filter(([name]) => found.has(name)));
}

function importsOf(importer: string, files: Files): readonly string[] {
  return Array.from((files[importer] ?? '').matchAll(RELATIVE_IMPORT), ([, , specifier = '']) => specifier).flatMap((specifier) => {
    const target = posix.join(posix.dirname(importer), specifier);
    const bare = target.replace(/\.m?js$/, '');
    const names = new Set([...ENDINGS.map((ending) => target + ending), ...ENDINGS.map((ending) => bare + ending)]);
    return [...names].filter((name) => Object.hasOwn(files, name));
  });
}

function withoutTopFolder(files: Files): Files {
  const names = Object.keys(files);
  const top = names[0]?.slice(0, names[0].indexOf('/') + 1) ?? '';
  if (top === '' || !names.every((name) => name.startsWith(top))) return files;
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name.slice(top.length), text]));
}
