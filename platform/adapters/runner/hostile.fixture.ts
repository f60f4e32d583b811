import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../sandbox/hostile', import.meta.url));

export type Ending = 'ok' | 'stopped' | 'rejected';

/** What the header of a hostile strategy says must happen to it. */
export interface Expectation {
  readonly ending: Ending;
  /** Any of these; none for `ok`. */
  readonly codes: readonly string[];
  /** Words that the reason holds, or the log when it ends well. */
  readonly words: readonly string[];
  /** Figures of the run, e.g. `accepted=0`. */
  readonly figures: Readonly<Record<string, number>>;
}

export interface HostileFile {
  /** Folder and file name; the folder is its class. */
  readonly name: string;
  readonly className: string;
  readonly tries: string;
  readonly expected: Expectation;
  /** The type checker refuses it as well; it runs all the same, because types are no defence. */
  readonly isIllTyped: boolean;
  /** Of the feed that it runs on: 1 or 2. */
  readonly symbols: number;
  /** As an author would send it. */
  readonly files: Readonly<Record<string, string>>;
}

/** All hostile strategies of the repository, in order of their names. */
export function hostileFiles(): readonly HostileFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .toSorted()
    .map(read);
}

function read(name: string): HostileFile {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const header = (key: string): string | undefined => new RegExp(`^// ${key}: (.+)$`, 'm').exec(text)?.[1];
  const expect = header('expect');
  const tries = header('tries');
  if (expect === undefined || tries === undefined) throw new Error(`sandbox/hostile/${name} needs the lines "// tries: ..." and "// expect: ..." at its top`);
  return {
    name,
    className: path.posix.dirname(name),
    tries,
    expected: expectationOf(name, expect),
    isIllTyped: header('types') === 'refused',
    symbols: header('feed') === 'two symbols' ? 2 : 1,
    files: { [`strategy${path.extname(name)}`]: text },
  };
}

/** `ok accepted=0 "words"`, `stopped cpu|deadline "words"`, `rejected import`. */
function expectationOf(name: string, line: string): Expectation {
  const [ending = '', ...rest] = line.match(/"[^"]*"|\S+/g) ?? [];
  if (ending !== 'ok' && ending !== 'stopped' && ending !== 'rejected')
    throw new Error(`sandbox/hostile/${name} expects "${ending}"; valid: ok, stopped, rejected`);
  const words = rest.filter((token) => token.startsWith('"')).map((token) => token.slice(1, -1));
  const figures = rest.filter((token) => /^\w+=\d+$/.test(token)).map((token) => [token.split('=')[0] ?? '', Number(token.split('=')[1])] as const);
  const codes = rest.filter((token) => !token.startsWith('"') && !token.includes('=')).flatMap((token) => token.split('|'));
  return { ending, codes, words, figures: Object.fromEntries(figures) };
}
