import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleStrategy, closeGate } from '@paddock/sandbox';
import { DEFAULT_RUN_CONFIG } from '@paddock/platform/core';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BacktestRunner } from '../adapters/runner/index.ts';
import { writeSampleFeed } from '../adapters/history/index.ts';

const root = path.resolve(import.meta.dirname, '../..');
const pages = ['docs/sdk-guide.md', 'sdk/README.md'];

interface Block {
  readonly page: string;
  readonly line: number;
  readonly code: string;
}

const blocks: readonly Block[] = pages.flatMap((page) => {
  const text = fs.readFileSync(path.join(root, page), 'utf8');
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length + 1,
    code: match[1] ?? '',
  }));
});
const strategies = blocks
  .filter(({ code }) => code.includes('export default class'))
  .map((block) => ({ ...block, title: `${/name: '([a-z-]+)'/.exec(block.code)?.[1] ?? ''} (${block.page}:${block.line})` }));

/** The blocks as files of one folder; the first is the `strategy.ts` that the spec of the guide imports. */
function compile(): readonly string[] {
  const folder = path.join(root, 'docs');
  const files = new Map(blocks.map((block, i) => [path.join(folder, i === 0 ? 'strategy.ts' : `block-${block.line}-${i}.ts`), block]));
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ['source'],
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    typeRoots: [path.join(root, 'node_modules/@types')],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name)?.code ?? readFile(name);
  host.getSourceFile = (name, target, ...rest) =>
    files.has(name) ? ts.createSourceFile(name, files.get(name)?.code ?? '', target, true) : getSourceFile(name, target, ...rest);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([name, { page, line }]) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      (diagnostic) =>
        `${page}:${line + (source?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0)} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`,
    );
  });
}

describe('the guide for authors', () => {
  let scratch: string;
  const runner = new BacktestRunner({ spares: 1 });
  beforeAll(() => (scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-guide-'))));
  afterAll(async () => {
    closeGate();
    await runner.close();
    fs.rmSync(scratch, { recursive: true, force: true });
  });

  test('has code to check', () => {
    expect(blocks.length).toBeGreaterThan(12);
    expect(new Set(strategies.map(({ title }) => title)).size).toBe(strategies.length);
  });

  test('compiles, every block of it', () => {
    expect(compile()).toEqual([]);
  });

  test.each(strategies)('$title runs in the sandbox', async ({ code }) => {
    const bundled = await bundleStrategy({ 'strategy.ts': code });
    expect(bundled.ok ? [] : bundled.problems).toEqual([]);
    if (!bundled.ok) return;
    const symbols = code.includes("scope: 'portfolio'") ? ['ONE', 'TWO', 'THREE'] : ['ONE'];
    const { path: feedPath } = writeSampleFeed(scratch, symbols, { bars: 400 });
    const run = await runner.run({ bundle: bundled.bundle, params: {}, feedPath, config: DEFAULT_RUN_CONFIG });
    expect(run.reason).toBeUndefined();
    expect(run.orders.filter((order) => order.status === 'denied').map((order) => order.reason)).toEqual([]);
    expect(run.orders.length + run.plots.length + run.logs.length > 0 || code.includes('save()')).toBe(true);
  });

  test('names only limits that are true', async () => {
    const { LOG_LINE_CHARACTERS, LOG_LINES_PER_RUN, PLOT_POINTS_PER_RUN } = await import('@paddock/sdk/runtime');
    const guide = fs.readFileSync(path.join(root, 'docs/sdk-guide.md'), 'utf8');
    const shown = (value: number): string => value.toLocaleString('en-US');
    expect(guide).toContain(`| log | ${shown(LOG_LINES_PER_RUN)} lines of ${shown(LOG_LINE_CHARACTERS)} characters per run |`);
    expect(guide).toContain(`| plot | ${shown(PLOT_POINTS_PER_RUN)} points per run |`);
  });
});
