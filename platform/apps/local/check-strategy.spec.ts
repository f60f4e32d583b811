import type { CheckReport, StrategySource } from '@paddock/sdk/local';
import { describe, expect, test } from 'vitest';
import { localEngine } from '../local.ts';

const TIMEOUT_MS = 2_000;
const MB = 1_048_576;

const strategy = (body: string, definition = "{ name: 'a' }"): string =>
  `import { Strategy, int } from '@paddock/sdk';\nexport default class A extends Strategy(${definition}) {\n  ${body}\n}\n`;
const check = (text: string, file = 'strategy.js', rest: object = {}): Promise<CheckReport> => {
  const source: StrategySource = { files: { [file]: text }, entry: file };
  return localEngine.check({ strategy: source, bars: 200, timeoutMs: TIMEOUT_MS, ...rest });
};

describe('a file that never gets far', () => {
  const rejected: Readonly<Record<string, readonly [text: string, code: string, line?: number]>> = {
    'is empty': ['', 'load-failed'],
    'exports nothing': ['const x = 1;', 'load-failed'],
    'exports null': ['export default null;', 'load-failed'],
    'exports a number': ['export default 3;', 'load-failed'],
    'is cut off': ['export default class {', 'syntax', 1],
    'is not text': ['\u0000asm\u0001\ufffd\ufffd', 'syntax', 1],
    'waits at the top': ['const x = 1;\nawait new Promise(() => {});\nexport default x;', 'forbidden', 2],
    'throws at the top': [`throw new Error('no');\n${strategy('')}`, 'load-failed', 1],
    'has a name that cannot be used': [strategy('', "{ name: 'Bad Name' }"), 'load-failed'],
    'is nested too deeply': [`export default ${'['.repeat(100_000)}${']'.repeat(100_000)};`, 'limit'],
    'is too large': [`export default '${'x'.repeat(2_000_000)}';`, 'limit'],
    'imports what is not there': ["import x from './missing.js';\nexport default x;", 'import', 1],
  };
  for (const [name, [text, code, line]] of Object.entries(rejected)) {
    test(`${name}: rejected`, async () => {
      const report = await check(text);
      expect(report).toMatchObject({ status: 'rejected', code, orders: 0, reason: expect.any(String), wallMs: expect.any(Number) });
      expect(report.location?.line).toBe(line);
      expect(report.advice).toBeUndefined();
    });
  }
});

test('a forbidden import hides no type errors', async () => {
  const text = `import fs from 'node:fs';\n${strategy('onBar(): void { this.buy({ quantity: "ten" }); this.sel(); }')}`;
  const { code, diagnostics, reason } = await check(text, 'strategy.ts');
  expect(code).toBe('forbidden');
  expect(diagnostics.map((problem) => `${problem.code} ${String(problem.line)}`)).toEqual(['forbidden 1', 'TS2322 4', 'TS2551 4']);
  expect(reason).toContain('(and 2 more)');
});

test('a bar length that the sample cannot give is named, with what to declare', async () => {
  const report = await check(strategy("hours = this.timeframe('1h');"));
  expect(report).toMatchObject({
    status: 'stopped',
    reason: expect.stringContaining('timeframe 1h cannot be built from bars of 1d'),
    advice: expect.stringContaining("needs: { timeframes: ['1h'] }"),
  });
  expect(await check(strategy("hours = this.timeframe('1h');", "{ name: 'a', needs: { timeframes: ['1h'] } }"))).toMatchObject({ status: 'ok' });
});

describe('a strategy that misbehaves', () => {
  const stopped: Readonly<Record<string, readonly [text: string, code: string, line?: number]>> = {
    'loops for ever at the top': [`for (;;) {}\n${strategy('')}`, 'cpu', 1],
    'loops for ever in a getter of its parameters': [strategy('', "{ name: 'a', params: { get size() { for (;;) {} } } }"), 'cpu', 2],
    'loops for ever in a field': [strategy('x = (() => { for (;;) {} })();'), 'cpu', 2],
    'loops for ever in a callback': [strategy('onBar() { for (;;) {} }'), 'cpu', 3],
    'loops for ever when it is stopped': [strategy('onStop() { for (;;) {} }'), 'cpu', 3],
    'loops for ever in its error': [strategy('onBar() { throw { get message() { for (;;) {} } }; }'), 'cpu', 3],
    'keeps a built-in function busy': [strategy('onBar() { (2n ** 30_000_000n).toString(); }'), 'deadline', 3],
    'calls itself for ever': [strategy('onBar() { const f = () => f() + 1; f(); }'), 'threw', 3],
    'throws in its constructor': [strategy("constructor() { super(); throw new Error('no'); }"), 'threw', 3],
  };
  for (const [name, [text, code, line]] of Object.entries(stopped)) {
    test(`${name}: stopped within its time`, async () => {
      const report = await check(text);
      expect(report).toMatchObject({ status: 'stopped', code, orders: 0 });
      expect(report.location?.line).toBe(line);
      // The time of one run twice over (load and run), and a slow machine's time to start processes.
      expect(report.wallMs).toBeLessThan(TIMEOUT_MS * 2 + 10_000);
      expect(report.peakRssBytes).toBeGreaterThan(20 * MB);
    });
  }

  test('is slow in every bar: stopped when the time of a run is over', async () => {
    const report = await check(strategy('onBar() { let x = 0; for (let i = 0; i < 2_000_000; i += 1) x += Math.sqrt(i); this.plot("x", x); }'), 'strategy.js', {
      timeoutMs: 500,
    });
    expect(report).toMatchObject({ status: 'stopped' });
    expect(['cpu', 'deadline']).toContain(report.code);
    expect(report.cpuMs).toBeGreaterThan(50);
    expect(report.wallMs).toBeLessThan(10_000);
  });

  test('keeps more memory than it was given: stopped, with its peak', async () => {
    const hoard = strategy('kept = [];\n  onBar() { for (let i = 0; i < 2_000; i += 1) this.kept.push({ i, text: `${i}` }); }');
    const report = await check(hoard, 'strategy.js', { memoryMb: 16, timeoutMs: 10_000, bars: 600 });
    expect(report).toMatchObject({ status: 'stopped', code: 'memory' });
    expect(report.peakHeapBytes).toBeGreaterThan(16 * MB);
    expect(report.peakRssBytes).toBeLessThan((16 + 320) * MB);
  });
});

describe('plain JavaScript', () => {
  const trader = strategy(
    'count;\n  onBar(bar) {\n    this.count = (this.count ?? 0) + 1;\n    if (this.count % 20 !== 0) return;\n    if (this.position.isFlat) this.buy({ quantity: this.params.size });\n    else this.close();\n  }',
    "{ name: 'a', params: { size: int({ default: 1 }) } }",
  );
  test.each(['strategy.js', 'strategy.mjs'])('is taken without types: %s', async (file) => {
    const report = await check(trader, file, { timeoutMs: 5_000 });
    expect(report).toMatchObject({ status: 'ok', code: 'ok', orders: 10 });
    expect(report.cpuMs).toBeGreaterThan(0);
    expect(report.peakHeapBytes).toBeGreaterThan(0);
    expect(report.peakRssBytes).toBeGreaterThan(20 * MB);
  });
});
