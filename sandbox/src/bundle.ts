import { build } from 'esbuild';
import type { BuildOptions, Message, OnResolveArgs, OnResolveResult, Plugin } from 'esbuild';
import { posix } from 'node:path';
import { checkFiles, DEFAULT_LIMITS, entryOf } from './bundle-limits.ts';
import type { BundleLimits } from './bundle-limits.ts';
import { checksumOf } from './checksum.ts';
import type { Problem } from './problem.ts';
import { forbiddenSyntax } from './forbidden-syntax.ts';

/** What the publish gate makes of an author's files: one script for the isolate, and everything needed to explain it later. */
export interface StrategyBundle {
  readonly code: string;
  /** Source map to the author's files, without their contents. */
  readonly sourceMap: string;
  /** SHA-256 of `code`, lower-case hex. */
  readonly checksum: string;
  readonly entry: string;
  readonly files: Readonly<Record<string, string>>;
}

export type BundleOutcome = { readonly ok: true; readonly bundle: StrategyBundle } | { readonly ok: false; readonly problems: readonly Problem[] };

/** What bundler and type check found, each place once: the bundler's words are about what is allowed. */
export function everyProblem(bundled: BundleOutcome, typeErrors: readonly Problem[]): readonly Problem[] {
  if (bundled.ok) return typeErrors;
  const { problems } = bundled;
  return [...problems, ...typeErrors.filter((error) => problems.every(({ line, file }) => line !== error.line || file !== error.file))];
}

const SDK = '@paddock/sdk';
const SPACE = 'author';
const SOURCE_MAPPING = /\/\/[#@]\s*sourceMappingURL=.*/g;

const OPTIONS = {
  bundle: true,
  write: false,
  format: 'cjs',
  platform: 'neutral',
  target: 'es2023',
  sourcemap: 'external',
  sourcesContent: false,
  charset: 'utf8',
  legalComments: 'none',
  outdir: 'out',
  tsconfigRaw: '{}',
  logLevel: 'silent',
} as const satisfies BuildOptions;

/**
 * Bundles the files of one strategy in memory. Nothing is read from disk or network: imports reach `@paddock/sdk` and the author's own files,
 * everything else is refused with its place in the source. Refusals are values; only a fault of the bundler itself is thrown.
 */
export async function bundleFiles(files: Readonly<Record<string, string>>, entry?: string, limits: BundleLimits = DEFAULT_LIMITS): Promise<BundleOutcome> {
  const refused = checkFiles(files, entry, limits);
  if (refused.length > 0) return { ok: false, problems: refused };
  const start = entryOf(files, entry) as string;
  const forbidden = Object.entries(files).flatMap(([name, text]) => forbiddenSyntax(name, text));
  if (forbidden.length > 0) return { ok: false, problems: forbidden };
  const result = await build({ ...OPTIONS, entryPoints: [start], plugins: [inMemory(new Map(Object.entries(files)), start)] }).catch(failedBuild);
  const problems = [...result.errors, ...result.warnings.filter(isRefusedWarning)].map(problemOf);
  if (problems.length > 0) return { ok: false, problems };
  return assemble(result.outputFiles ?? [], { files, entry: start, limits });
}

function assemble(
  outputs: readonly { path: string; text: string }[],
  source: { files: Readonly<Record<string, string>>; entry: string; limits: BundleLimits },
): BundleOutcome {
  const code = outputs.find((file) => file.path.endsWith('.js'))?.text ?? '';
  const sourceMap = outputs.find((file) => file.path.endsWith('.map'))?.text ?? '';
  const { files, entry, limits } = source;
  const bytes = Buffer.byteLength(code);
  if (bytes > limits.bundleBytes)
    return { ok: false, problems: [{ code: 'limit', message: `the bundle has ${bytes} bytes; at most ${limits.bundleBytes} are allowed` }] };
  return { ok: true, bundle: { code, sourceMap: sourceMap.replaceAll(`"${SPACE}:`, '"'), checksum: checksumOf(code), entry, files } };
}

/** The whole world that the bundler can see. */
function inMemory(files: ReadonlyMap<string, string>, entry: string): Plugin {
  return {
    name: 'in-memory',
    setup(context) {
      context.onResolve({ filter: /.*/ }, (asked) => resolve(asked, files, entry));
      context.onLoad({ filter: /.*/, namespace: SPACE }, ({ path }) => ({
        contents: (files.get(path) ?? '').replace(SOURCE_MAPPING, ''),
        loader: path.endsWith('.json') ? 'json' : path.endsWith('js') ? 'js' : 'ts',
      }));
    },
  };
}

function resolve(asked: OnResolveArgs, files: ReadonlyMap<string, string>, entry: string): OnResolveResult {
  const shown = asked.path.slice(0, 80);
  if (asked.kind === 'entry-point') return { path: entry, namespace: SPACE };
  if (asked.kind === 'dynamic-import') return refusal(`import("${shown}") is not allowed: write "import ... from" at the top of the file`);
  if (Object.keys(asked.with).length > 0) return refusal(`import attributes are not allowed (import of "${shown}")`);
  if (asked.path === SDK) return { path: SDK, external: true };
  const hit = asked.path.startsWith('.') ? lookUp(posix.join(posix.dirname(asked.importer), asked.path), files) : undefined;
  return hit === undefined
    ? refusal(`import "${shown}" is not allowed: only ${SDK} and files of this strategy (${nearest(files)}) can be imported`)
    : { path: hit, namespace: SPACE };
}

function lookUp(path: string, files: ReadonlyMap<string, string>): string | undefined {
  const candidates = [path, `${path}.ts`, `${path}.js`, path.replace(/\.js$/, '.ts'), path.replace(/\.mjs$/, '.mts'), `${path}/index.ts`, `${path}/index.js`];
  return candidates.find((candidate) => files.has(candidate));
}

function nearest(files: ReadonlyMap<string, string>): string {
  const names = [...files.keys()];
  return names.length > 5 ? `${names.slice(0, 5).join(', ')}, ...` : names.join(', ');
}

function refusal(text: string): OnResolveResult {
  return { errors: [{ text, pluginName: 'import' }] };
}

/** Warnings about things that cannot work in a sandbox are refusals here. */
function isRefusedWarning(message: Message): boolean {
  return ['empty-import-meta', 'direct-eval', 'unsupported-dynamic-import', 'unsupported-require-call', 'import-is-undefined'].includes(message.id);
}

function failedBuild(error: unknown): { errors: Message[]; warnings: Message[]; outputFiles?: never } {
  const known = error as { errors?: Message[]; warnings?: Message[] };
  if (!Array.isArray(known.errors)) throw error;
  return { errors: known.errors, warnings: [] };
}

function problemOf(message: Message): Problem {
  const { location } = message;
  const code = message.pluginName === 'import' || message.text.includes('import') ? 'import' : 'syntax';
  if (location === null) return { code, message: message.text };
  return { code, message: message.text, file: location.file.replace(`${SPACE}:`, ''), line: location.line, column: location.column + 1 };
}
