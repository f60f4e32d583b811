import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tarOf } from '../test/tar-of.ts';
import { builtSandbox } from '../test/built.ts';
import { PublishGate } from './publish-gate.ts';

const STRATEGY =
  "import { Strategy, type Bar } from '@paddock/sdk';\nexport default class A extends Strategy({ name: 'a' }) {\n  onBar(bar: Bar) {\n    if (bar.close > 1) this.buy({ quantity: 1 });\n  }\n}\n";

let gate: PublishGate;

beforeAll(async () => {
  await builtSandbox();
  gate = new PublishGate();
});

afterAll(() => gate.close());

describe('the publish gate', () => {
  test('bundles in its own process', async () => {
    expect(await gate.bundle({ 'strategy.ts': STRATEGY })).toMatchObject({ ok: true, bundle: { entry: 'strategy.ts' } });
  });

  test('finds nothing wrong with good types', async () => {
    expect(await gate.typeCheck({ 'strategy.ts': STRATEGY })).toEqual([]);
  });

  test('tells type errors with their places, in every file', async () => {
    const problems = await gate.typeCheck({
      'strategy.ts': `${STRATEGY}import { half } from './half.ts';\nhalf('x');\n`,
      'half.ts': 'export const half = (value: number): string => value / 2;\n',
    });
    expect(problems).toEqual([
      { code: 'TS2322', message: "Type 'number' is not assignable to type 'string'.", file: 'half.ts', line: 1, column: 48 },
      { code: 'TS2345', message: "Argument of type 'string' is not assignable to parameter of type 'number'.", file: 'strategy.ts', line: 8, column: 6 },
    ]);
  });

  test('knows the SDK and nothing of Node, the browser or the disk', async () => {
    const problems = await gate.typeCheck({
      'strategy.ts': "import fs from 'node:fs';\nimport x from '/etc/passwd';\nconsole.log(fs, x, process, window, setTimeout);\n",
    });
    expect(problems.map((problem) => problem.line)).toEqual([1, 2, 3, 3, 3, 3]);
  });

  test('tells what the SDK does not have', async () => {
    const [problem] = await gate.typeCheck({
      'strategy.ts': "import { Strategy } from '@paddock/sdk';\nexport default class A extends Strategy({ name: 'a' }) {\n  onBar() { this.bye(); }\n}\n",
    });
    expect(problem).toMatchObject({ code: 'TS2339', file: 'strategy.ts', line: 3 });
  });

  test('leaves JavaScript unchecked', async () => {
    expect(await gate.typeCheck({ 'strategy.js': 'const a = 1; a.b.c; export default a;' })).toEqual([]);
  });

  test('survives what is too deep, and goes on', async () => {
    const deep = { 'strategy.ts': `export default ${'['.repeat(100_000)}${']'.repeat(100_000)};` };
    expect(await gate.bundle(deep)).toMatchObject({ ok: false, problems: [{ code: 'limit' }] });
    expect(await gate.typeCheck(deep)).toMatchObject([{ code: 'limit' }]);
    expect(await gate.typeCheck({ 'strategy.ts': STRATEGY })).toEqual([]);
  });

  test('answers requests that come together, each its own', async () => {
    const answers = await Promise.all([
      gate.bundle({ 'strategy.ts': 'export default 1;' }),
      gate.bundle({ 'strategy.ts': 'export default ;' }),
      gate.typeCheck({ 'strategy.ts': 'export const a: string = 1;' }),
    ]);
    expect(answers).toMatchObject([{ ok: true }, { ok: false, problems: [{ code: 'syntax', line: 1 }] }, [{ code: 'TS2322' }]]);
  });

  test('checks types in under 300 ms once it is warm', async () => {
    await gate.typeCheck({ 'strategy.ts': STRATEGY });
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const since = performance.now();
      await gate.typeCheck({ 'strategy.ts': `${STRATEGY}// ${round}` });
      times.push(performance.now() - since);
    }
    expect(Math.min(...times)).toBeLessThan(300);
  });

  test('unpacks archives in its own process', async () => {
    expect(await gate.unpack(tarOf([{ name: 'strategy.ts', text: STRATEGY }]))).toEqual({ ok: true, files: { 'strategy.ts': STRATEGY } });
    expect(await gate.unpack(tarOf([{ name: 'a.ts', kind: '2', link: '/etc/passwd' }]))).toMatchObject({ ok: false, problems: [{ code: 'archive' }] });
  });

  test('types of the upload reach no file of the server', async () => {
    const problems = await gate.typeCheck({
      'strategy.ts':
        '/// <reference path="/etc/passwd" />\n/// <reference types="node" />\n/// <reference path="../../lib/x.d.ts" />\nexport const a = process.env;\n',
    });
    expect(problems.map(({ line, message }) => [line, message.includes('root:')])).toEqual(problems.map(({ line }) => [line, false]));
    expect(problems.some(({ message }) => message.includes("'process'"))).toBe(true);
  });

  test('a process that is taken away is replaced', async () => {
    gate.close();
    expect(await gate.bundle({ 'strategy.ts': STRATEGY })).toMatchObject({ ok: true });
  });
});
