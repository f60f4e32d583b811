import type { Problem } from './problem.ts';

/** Caps on what an author may send. */
export interface BundleLimits {
  readonly files: number;
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly bundleBytes: number;
}

export const DEFAULT_LIMITS: BundleLimits = { files: 64, fileBytes: 1_048_576, totalBytes: 4_194_304, bundleBytes: 4_194_304 };

const FILE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_./-]{0,99}$/;
const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs', '.json'];
const USUAL_ENTRIES = ['strategy.ts', 'index.ts', 'strategy.js', 'index.js'];

/** Refusals of the files as such, before anything reads them: names, counts, sizes, entry. */
export function checkFiles(files: Readonly<Record<string, string>>, entry: string | undefined, limits: BundleLimits): readonly Problem[] {
  const names = Object.keys(files);
  if (names.length === 0) return [limit('no files were sent')];
  if (names.length > limits.files) return [limit(`${names.length} files were sent; at most ${limits.files} are allowed`)];
  const problems = names.flatMap((name) => checkFile(name, files[name], limits));
  if (problems.length > 0) return problems;
  const total = names.reduce((sum, name) => sum + Buffer.byteLength(files[name] ?? ''), 0);
  if (total > limits.totalBytes) return [limit(`the files have ${total} bytes in total; at most ${limits.totalBytes} are allowed`)];
  return entryOf(files, entry) === undefined ? [noEntry(names, entry)] : [];
}

/** The file to start from: the one that was named, else a usual name, else the only source file. */
export function entryOf(files: Readonly<Record<string, string>>, entry: string | undefined): string | undefined {
  if (entry !== undefined) return Object.hasOwn(files, entry) ? entry : undefined;
  const sources = Object.keys(files).filter((name) => !name.endsWith('.json') && !name.endsWith('.d.ts'));
  return USUAL_ENTRIES.find((name) => Object.hasOwn(files, name)) ?? (sources.length === 1 ? sources[0] : undefined);
}

/** A relative path that stays where it is, in letters that mean the same everywhere. */
export function isPlainName(name: string): boolean {
  return FILE_NAME.test(name) && !name.split('/').some((part) => part === '' || part === '.' || part === '..');
}

function checkFile(name: string, text: unknown, limits: BundleLimits): readonly Problem[] {
  const shown = JSON.stringify(name.slice(0, 100));
  if (!isPlainName(name)) {
    return [limit(`${shown} is not a file name that can be used: letters, digits, "_", "-", "." and "/", at most 100 characters, no ".."`)];
  }
  if (!EXTENSIONS.some((extension) => name.endsWith(extension))) return [limit(`${shown} cannot be used: the names of files end in ${EXTENSIONS.join(', ')}`)];
  if (typeof text !== 'string') return [limit(`${shown} holds no text`)];
  const bytes = Buffer.byteLength(text);
  return bytes > limits.fileBytes ? [limit(`${shown} has ${bytes} bytes; at most ${limits.fileBytes} are allowed`)] : [];
}

function noEntry(names: readonly string[], entry: string | undefined): Problem {
  const all = names.slice(0, 10).join(', ');
  if (entry !== undefined) return limit(`the entry "${entry.slice(0, 100)}" is not among the files: ${all}`);
  return limit(`which file is the strategy? Name it ${USUAL_ENTRIES[0]}, or give "entry": one of ${all}`);
}

function limit(message: string): Problem {
  return { code: 'limit', message };
}
