import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Arguments } from '../arguments/arguments.ts';
import { EXIT, type Command } from '../command.ts';
import { sdkFolder } from '../sdk-folder.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const SPEC = /\.(spec|test)\.[mc]?[jt]s$/;

export const test: Command = {
  name: 'test',
  summary: 'run the specs of a strategy',
  usage: '[folder or spec ...]',
  details: 'Specs that import vitest run in Vitest, all others in the test runner of Node. @paddock/sdk is found without being installed.',
  options: {},
  examples: ['paddock test', 'paddock test my-strategy', 'paddock test my-strategy/strategy.spec.ts'],
  run,
};

async function run(input: Arguments, terminal: Terminal): Promise<number> {
  const given = input.positionals.length > 0 ? input.positionals : ['.'];
  const specs = given.flatMap((target) => findSpecs(target, terminal.cwd));
  if (specs.length === 0) throw new UsageError(`no specs in ${given.map((target) => `"${target}"`).join(', ')}; they are named like strategy.spec.ts`);
  const forVitest = specs.filter((file) => /\bfrom\s*['"]vitest['"]/.test(readFileSync(file, 'utf8')));
  const forNode = specs.filter((file) => !forVitest.includes(file));
  const runs = [...(forVitest.length > 0 ? [vitest(forVitest)] : []), ...(forNode.length > 0 ? [nodeTest(forNode)] : [])];
  let failed = false;
  for (const [words, cwd] of runs) if ((await execute(words, cwd ?? terminal.cwd, terminal)) !== 0) failed = true;
  return failed ? EXIT.failed : EXIT.ok;
}

type Run = readonly [words: readonly string[], cwd?: string];

const hook = (): string => new URL(`../test/find-sdk${path.extname(fileURLToPath(import.meta.url))}`, import.meta.url).href;
const nodeTest = (specs: readonly string[]): Run => [['--import', hook(), '--test', '--test-reporter=spec', ...specs]];

function vitest(specs: readonly string[]): Run {
  const [first = '.'] = specs;
  const from = [path.dirname(first), sdkFolder()].find((folder) => canResolve(folder));
  if (from === undefined) throw new UsageError('vitest is not installed; run npm install, or write the spec with node:test');
  const program = path.join(path.dirname(createRequire(path.join(from, 'x.js')).resolve('vitest/package.json')), 'vitest.mjs');
  return [[program, 'run', '--passWithNoTests=false', ...specs], configFolder(path.dirname(first))];
}

function canResolve(folder: string): boolean {
  try {
    return createRequire(path.join(folder, 'x.js')).resolve('vitest/package.json') !== '';
  } catch {
    return false;
  }
}

/** The nearest folder upwards that configures Vitest, or the folder itself. */
function configFolder(folder: string): string {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    if (['vitest.config.ts', 'vitest.config.js', 'vite.config.ts'].some((name) => existsSync(path.join(at, name)))) return at;
  }
  return folder;
}

function findSpecs(target: string, cwd: string): readonly string[] {
  const full = path.resolve(cwd, target);
  if (!existsSync(full)) throw new UsageError(`"${target}" does not exist`);
  if (!statSync(full).isDirectory()) return [full];
  return readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
    const inside = path.join(full, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.') ? [] : findSpecs(inside, cwd);
    return SPEC.test(entry.name) ? [inside] : [];
  });
}

function execute(words: readonly string[], cwd: string, terminal: Terminal): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      cwd,
      env: { ...process.env, ...terminal.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: terminal.signal,
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => terminal.stdout.write(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => terminal.stderr.write(text));
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? EXIT.failed));
  });
}
