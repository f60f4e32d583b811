import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { bundleFiles } from '../bundle.ts';
import type { StrategyBundle } from '../bundle.ts';
import { markLines } from './mark-lines.ts';

async function bundled(source: string): Promise<StrategyBundle> {
  const made = await bundleFiles({ 'strategy.ts': source });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.bundle;
}

function run(code: string, marks: Int32Array): Record<string, (...args: unknown[]) => unknown> {
  const module: { exports: Record<string, (...args: unknown[]) => unknown> } = { exports: {} };
  runInNewContext(`(function (require, module, exports) {"use strict";${code}\n})`)(() => marks, module, module.exports);
  return module.exports;
}

const SOURCE = `
const weights = [1, 2, 3];
export class Base { constructor(readonly start: number) { if (start < 0) throw new RangeError('below'); else this.note(start); } note(_: number): void {} }
export class Sum extends Base {
  seen = 0;
  #hidden = 1;
  constructor(start: number) { super(start); this.seen = start; }
  get twice(): number { return this.seen * 2; }
  onBar(value: number): number {
    let total = this.start;
    for (let i = 0; i < 3; i++) total += (weights[i] ?? 0) * value;
    outer: for (const a of [1, 2]) for (const b of [1, 2]) { if (b > a) continue outer; total += a * b; }
    switch (value) { case 1: total++; break; case 2: { total += 2; break; } default: total = -total; }
    try { if (value > 5) throw new Error('big'); } catch { total = 0; } finally { this.seen++; }
    const add = (x: number): number => { return x + this.#hidden; };
    do total = add(total); while (total < 3);
    return total + [...this.many()].length + ((x) => x * 2)(1);
  }
  *many(): Generator<number> { yield 1; yield 2; }
}
export const run = (value: number): number[] => { const sum = new Sum(value); return [sum.onBar(value), sum.twice, sum.seen]; };
export const fails = (): unknown => new Sum(-1);
`;

test('a marked bundle computes the same', async () => {
  const bundle = await bundled(SOURCE);
  const marks = new Int32Array(3);
  const [plain, marked] = [run(bundle.code, marks), run(markLines(bundle).code, marks)];
  for (const value of [0, 1, 2, 3, 7]) expect(marked['run']?.(value)).toEqual(plain['run']?.(value));
  expect(() => marked['fails']?.()).toThrow('below');
});

test("marks name lines of the author's file, and are back at zero when the runtime gets control", async () => {
  const source = `export const at = (read: () => number) => {
  const first = read();
  const inner = (): number => {
    return read();
  };
  return [first, inner(),
    read()];
};
`;
  const { code, lines } = markLines(await bundled(source));
  const marks = new Int32Array(3);
  const seen = run(code, marks)['at']?.(() => marks[0]) as number[];
  expect(seen.map((mark) => lines[mark - 1]?.line)).toEqual([2, 4, 6]);
  expect(lines.map(({ file }) => file)).toEqual(lines.map(() => 'strategy.ts'));
  expect(marks[0]).toBe(0);
});

test('only what the platform calls counts as a callback', async () => {
  const { code, functions } = markLines(
    await bundled('export class A { onBar(read) { return [read(), this.onFill(read)]; } onFill(read) { return read(); } other() { return 1; } }'),
  );
  expect(functions.map(({ name, line }) => [name, line])).toEqual([
    ['onBar', 1],
    ['onFill', 1],
  ]);
  const marks = new Int32Array(3);
  const { A } = run(code, marks) as unknown as { A: new () => { onBar(read: () => number): number[] } };
  expect(new A().onBar(() => marks[1] ?? 0)).toEqual([1, 1]);
});

test('names of the author are left alone', async () => {
  const bundle = await bundled('export const __marks = 1; export const twice = (__before1: number) => { return __before1 + __marks; };');
  expect(run(markLines(bundle).code, new Int32Array(3))['twice']?.(2)).toBe(3);
});

test('line breaks stay where they are', async () => {
  const bundle = await bundled(SOURCE);
  expect(markLines(bundle).code.split('\n')).toHaveLength(bundle.code.split('\n').length);
});
