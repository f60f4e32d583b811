import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSandbox } from '../test/built.ts';
import { closeGate } from './publish-gate.ts';
import { runStrategy, type FeedBar, type StandaloneRun } from './run-strategy.ts';

const examples = join(import.meta.dirname, '..', 'examples');
const DAY = 86_400_000;

beforeAll(() => builtSandbox());
afterAll(() => closeGate());

const bars = (closes: readonly number[], symbol?: string): readonly FeedBar[] =>
  closes.map((close, index) => ({ time: index * DAY, open: close, high: close, low: close, close, ...(symbol !== undefined && { symbol }) }));
const strategy = (body: string, definition = "{ name: 'a' }"): Record<string, string> => ({
  'strategy.js': `import { Strategy, int } from '@paddock/sdk';\nexport default class A extends Strategy(${definition}) {\n  ${body}\n}\n`,
});
const run = (body: string, options: Partial<Parameters<typeof runStrategy>[0]> = {}, definition?: string): Promise<StandaloneRun> =>
  runStrategy({ files: strategy(body, definition), bars: bars([10, 11, 12, 13]), ...options });

describe('a strategy without a platform', () => {
  test('runs as the example shows', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(examples, 'run-a-strategy.mjs')]);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'ok', problems: [], orders: 7, first: { id: 1, side: 'buy', type: 'market', quantity: 10 } });
    const code = readFileSync(join(examples, 'run-a-strategy.mjs'), 'utf8');
    const call = code.slice(code.indexOf('const { status'), code.indexOf('console.log'));
    expect(call.trim().split('\n').length).toBeLessThanOrEqual(10);
  });

  test('gives the orders that it placed, and knows its position', async () => {
    const { status, orders, logs } = await run(
      "onBar(bar) { if (this.position.isFlat) this.buy({ quantity: this.params.size, tag: 'in' }); else { this.log(`${this.position.quantity} at ${this.position.averagePrice}`); this.close(); } }",
      { params: { size: 3 } },
      "{ name: 'a', params: { size: int({ default: 1 }) } }",
    );
    expect(status).toBe('ok');
    expect(orders.map(({ id, time, side, type, quantity, tag }) => [id, time / DAY, side, type, quantity, tag])).toEqual([
      [1, 0, 'buy', 'market', 3, 'in'],
      [2, 1, 'sell', 'market', 3, 'close'],
      [3, 2, 'buy', 'market', 3, 'in'],
      [4, 3, 'sell', 'market', 3, 'close'],
    ]);
    expect(logs.map(({ message }) => message)).toEqual(['3 at 11', '3 at 13']);
  });

  test('leaves limit and stop orders standing until it takes them back', async () => {
    const { orders, cancelled } = await run(
      'onBar() { if (this.openOrders.length === 0) this.first = this.buy({ quantity: 1, limit: 9, takeProfit: 20 }); else this.cancel(this.first); }',
    );
    expect(orders.slice(0, 2)).toMatchObject([
      { type: 'limit', limit: 9 },
      { type: 'limit', limit: 20, side: 'sell' },
    ]);
    expect(cancelled).toContain(1);
  });

  test('may see several symbols', async () => {
    const feed = [...bars([1, 2], 'X'), ...bars([3, 4], 'Y')].toSorted((a, b) => a.time - b.time);
    const { orders } = await run("onSlice() { this.buy({ symbol: 'Y', quantity: 1 }); }", { bars: feed }, "{ name: 'a', scope: 'portfolio' }");
    expect(orders.map(({ symbol, time }) => [symbol, time / DAY])).toEqual([
      ['Y', 0],
      ['Y', 1],
    ]);
  });

  test('keeps what it did before it was stopped, with the place', async () => {
    const hostile = await run('onBar(bar) {\n    this.buy({ quantity: 1 });\n    if (bar.close === 12) for (;;) {}\n  }', { budgets: { chunkMs: 300 } });
    expect(hostile).toMatchObject({ status: 'stopped', stop: { code: 'cpu', location: { file: 'strategy.js', line: 3 } } });
    const thrown = await run("onBar(bar) { this.buy({ quantity: 1 }); if (bar.close === 12) throw new Error('no'); }");
    expect(thrown).toMatchObject({ status: 'stopped', stop: { code: 'threw', message: expect.stringContaining('no') } });
    expect(thrown.orders).toHaveLength(3);
  });

  test('is refused with its problems when it cannot be bundled', async () => {
    const refused = await runStrategy({ files: { 'strategy.ts': "import fs from 'node:fs'; export default fs;" }, bars: [] });
    expect(refused).toMatchObject({ status: 'rejected', problems: [{ file: 'strategy.ts', line: 1 }], orders: [] });
  });

  test('that floods is stopped, and nothing malformed gets out', async () => {
    expect(await run('onBar() { for (let i = 0; i < 100; i += 1) this.buy({ quantity: 1 }); }')).toMatchObject({ status: 'stopped', stop: { code: 'threw' } });
    const odd = await run('onBar() { try { this.buy({ quantity: NaN }); } catch {} try { this.buy({ quantity: -1 }); } catch {} }');
    expect(odd.orders).toEqual([]);
  });

  test('gives the same twice', async () => {
    const twice = [1, 2].map(() =>
      run('onBar() { if (Math.random() < 0.5) this.buy({ quantity: 1 + Math.floor(Math.random() * 9) }); this.log(Date.now()); }'),
    );
    const [one, two] = await Promise.all(twice);
    expect([one?.orders, one?.logs]).toEqual([two?.orders, two?.logs]);
  });
});
