import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_RUN_CONFIG, type BacktestRun, type RunConfig } from '../../core/index.ts';
import { BacktestRunner } from './backtest-runner.ts';
import { bundleOf, feedOf, runReference, sampleBundle, temporaryHome } from './reference.fixture.ts';

const runner = new BacktestRunner({ spares: 2 });
const { home, remove } = temporaryHome();
beforeAll(() => runner.start());
afterAll(async () => {
  await runner.close();
  remove();
});

const BARS = 20_000;
/** A made-up minute series; from bar `changeAt` on it is another one. */
function csv(name: string, changeAt = BARS, bars = BARS): string {
  const rows: string[] = ['time,open,high,low,close,volume'];
  let close = 10_000;
  let state = 7;
  for (let i = 0; i < bars; i++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const open = close;
    close = Math.max(5_000, close + ((i >= changeAt ? state >> 7 : state >> 16) % 41) - 20);
    const text = [open, Math.max(open, close) + 7, Math.min(open, close) - 7, close].map((units) => (units / 100).toFixed(2));
    rows.push(`${1_600_000_000_000 + i * 60_000},${text.join(',')},1000`);
  }
  const file = path.join(home, `${name}.csv`);
  writeFileSync(file, rows.join('\n'));
  return file;
}
const run = async (strategy: string, file: string, config: Partial<RunConfig> = {}): Promise<BacktestRun> =>
  runReference(runner, {
    strategy: strategy.includes('class ') || strategy.includes('export') ? await bundleOf(strategy) : await sampleBundle(strategy),
    feedPath: await feedOf(file, home),
    cash: '1000000',
    config,
  });
const withoutTiming = ({ timing: _timing, ...rest }: BacktestRun) => JSON.stringify(rest);
const author = (body: string, head = '') =>
  `import { Strategy, Sma, type Bar, type Fill } from '@paddock/sdk';\n${head}\nexport default class Mine extends Strategy({ name: 'mine' }) {\n${body}\n}\n`;

describe('the same input gives the same bytes', () => {
  test.each(['sma-crossover', 'rsi-bracket'])('when %s runs twice', async (name) => {
    const file = csv('twice');
    const [a, b] = [await run(name, file), await run(name, file)];
    expect(a.reason).toBeUndefined();
    expect(a.trades.length).toBeGreaterThan(10);
    expect(withoutTiming(a)).toBe(withoutTiming(b));
  });
  test('when a strategy asks for time and chance', async () => {
    const source = author(
      'override onBar(bar: Bar) { if (Math.random() < 0.01) this.log(`${Date.now()} ${new Date().getTime() === bar.time} ${Math.random()}`); }',
    );
    const file = csv('chance', BARS, 5_000);
    const [a, b] = [await run(source, file), await run(source, file)];
    expect(a.logs.length).toBeGreaterThan(10);
    expect(a.logs.every((line) => line.message.includes('true') && line.message.startsWith(String(line.time)))).toBe(true);
    expect(b.logs).toEqual(a.logs);
    expect((await run(source, file, { seed: 2 })).logs).not.toEqual(a.logs);
  });
});

describe('the future cannot change the past', () => {
  test.each([1, 8_191, 8_192, 12_345])('when all bars after bar %i are replaced', async (changeAt) => {
    const [a, b] = [await run('rsi-bracket', csv('past')), await run('rsi-bracket', csv(`past-${changeAt}`, changeAt))];
    const until = 1_600_000_000_000 + changeAt * 60_000;
    const past = (r: BacktestRun) =>
      r.orders
        .filter((order) => order.submittedAt < until)
        .map(({ id, side, quantity, limitPrice, stopPrice, submittedAt }) => ({ id, side, quantity, limitPrice, stopPrice, submittedAt }));
    expect(past(a)).toEqual(past(b));
    expect(a.digest).not.toBe(b.digest);
  });
});

describe('a strategy that fails ends its own run with a reason', () => {
  test('when it throws: the line of its TypeScript, and what was judged until then', async () => {
    const result = await run(
      author(
        "  #n = 0;\n  override onBar(_bar: Bar) {\n    if (this.#n++ === 0) this.buy({ quantity: 1 });\n    if (this.#n === 9_000) throw new RangeError('out of ideas');\n  }",
      ),
      csv('fails'),
    );
    expect(result.status).toBe('failed');
    expect(result.reason).toMatchObject({ code: 'threw', location: { file: 'strategy.ts', line: 7 } });
    expect(result.reason?.message).toContain('out of ideas');
    expect([result.fills.length, result.timing.bars]).toEqual([1, 9_000]);
  });
  test.each([
    ['loops', 'while (true) {}', ['cpu', 'deadline']],
    ['is stuck in a native call', "Array.prototype.includes.call({ length: 2 ** 52 }, 'x');", ['deadline', 'cpu']],
    [
      'leaks',
      '(this as unknown as { kept: unknown[] }).kept ??= []; (this as unknown as { kept: unknown[] }).kept.push(new Array(10_000).fill(_bar.time));',
      ['memory'],
    ],
  ])('when it %s', async (_what, statement, codes) => {
    const result = await run(author(`override onBar(_bar: Bar) { ${statement} }`), csv('fails'));
    expect(result.status).toBe('failed');
    expect(codes).toContain(result.reason?.code);
    expect(result.reason?.message.length).toBeGreaterThan(20);
    expect(result.reason?.message).toMatch(/onBar 20\d\d-\d\d-\d\dT/);
    expect(result.reason).toMatchObject({ location: { file: 'strategy.ts', line: 4 }, used: expect.any(String), allowed: expect.any(String) });
  });
  test('when it floods the market with orders in one callback', async () => {
    const result = await run(author('override onBar(bar: Bar) { for (let i = 0; i < 1000; i++) this.buy({ quantity: 1, limit: bar.close }); }'), csv('fails'));
    expect(result.reason?.message).toContain('more than 50 orders, cancels and changes in one callback');
  });
  test('when its handler is asynchronous', async () => {
    await expect(bundleOf(author('override async onBar(_bar: Bar) { await null; }'))).rejects.toThrow('a strategy never waits');
  });
  test('when its handler hands back something to wait for', async () => {
    const result = await run(author('override onBar(_bar: Bar): never { return { then() {} } as never; }'), csv('fails'));
    expect(result.reason?.message).toContain('handlers are synchronous');
  });
  test('when it answers its own orders for ever', async () => {
    const result = await run(
      author('override onOrder() { this.buy({ quantity: 1 }); }\noverride onBar(_bar: Bar) { if (this.openOrders.length === 0) this.buy({ quantity: 1 }); }'),
      csv('fails'),
    );
    expect(result.status).toBe('failed');
    expect(result.reason?.code).toBe('threw');
  });
  test('when it imports what is not there', async () => {
    await expect(bundleOf("import fs from 'node:fs';\nexport default fs;")).rejects.toThrow('only @paddock/sdk');
  });
  test('and the next run is not touched by it', async () => {
    const file = csv('after');
    const quiet = await run('sma-crossover', file);
    await run(author('override onBar(_bar: Bar) { while (true) {} }'), file);
    expect(withoutTiming(await run('sma-crossover', file))).toBe(withoutTiming(quiet));
  });
});

describe('a strategy cannot', () => {
  test.each([
    ['change a bar', "'use strict'; (bar as { close: number }).close = 1;"],
    ['add to the bar', '(bar as unknown as Record<string, unknown>).secret = 1;'],
    ['change its position', '(this.position as { quantity: number }).quantity = 1e6;'],
    ['patch what it shares with the engine', 'Array.prototype.push = function () { return 0; };'],
    ['run code from strings', "(globalThis as unknown as Record<string, (s: string) => unknown>).eval('1');"],
  ])('%s', async (_what, statement) => {
    const result = await run(author(`override onBar(bar: Bar) { void bar; ${statement} }`), csv('cannot', BARS, 100));
    expect(result.reason).toMatchObject({ code: 'threw' });
    expect(result.metrics.finalEquity).toBe('1000000');
  });
  test('see the bars that come', async () => {
    const result = await run(author('override onBar(bar: Bar) { this.log(Object.keys(bar).length + Reflect.ownKeys(bar).length); }'), csv('cannot', BARS, 3));
    expect(result.logs.map((line) => line.message)).toEqual(['0', '0', '0']);
  });
});

test('a strategy that computes much for each bar is slow, not stopped', async () => {
  // About half a millisecond a bar: a whole chunk of 8,192 would take four times its time budget.
  const result = await run(
    author('override onBar(_bar: Bar) { let x = 0; for (let i = 0; i < 400_000; i++) x += i % 7; if (x < 0) this.log(x); }'),
    csv('slow', BARS, 9_000),
  );
  expect([result.status, result.reason, result.timing.bars]).toEqual(['completed', undefined, 9_000]);
});

test('a cancelled run stops, says so and keeps what was judged', async () => {
  const controller = new AbortController();
  const task = { bundle: await sampleBundle('sma-crossover'), params: {}, feedPath: await feedOf(csv('cancel'), home), config: DEFAULT_RUN_CONFIG };
  const result = await runner.run(task, { signal: controller.signal, onProgress: () => controller.abort() });
  expect([result.status, result.reason?.code]).toEqual(['cancelled', 'cancelled']);
  expect(result.timing.bars).toBeLessThan(BARS);
});

describe('a sweep', () => {
  const sweep = async (source: string) => {
    const task = {
      bundle: await bundleOf(source),
      feedPath: await feedOf(csv('sweep', BARS, 2_000), home),
      paramSets: Array.from({ length: 6 }, (_, i) => ({ quantity: i + 1 })),
    };
    return (await runner.sweep(task)).map(({ fills }) => fills.length);
  };
  const counter = (head: string, count: string) =>
    `import { Strategy, int, type Bar } from '@paddock/sdk';\n${head}\nexport default class Mine extends Strategy({ name: 'mine', params: { quantity: int({ default: 1 }) } }) { n = 0;\noverride onBar(_bar: Bar) { if (${count} <= 3) this.buy({ quantity: this.params.quantity }); } }`;
  test('gives each set the result that it has alone', async () => {
    expect(await sweep(counter('', '++this.n'))).toEqual([3, 3, 3, 3, 3, 3]);
  });
  test('notices a module that carries something from set to set, and keeps the sets apart', async () => {
    expect(await sweep(counter('let n = 0;', '++n'))).toEqual([3, 3, 3, 3, 3, 3]);
  });
});

describe('more orders than the command log holds', () => {
  // 24 orders a bar on 8,000 bars are 192,000; one log holds 74,898.
  const BUSY = author(
    "override onBar(bar: Bar) { for (let i = 0; i < 24; i++) this.buy({ quantity: 1, limit: this.roundPrice(bar.close / 2 + i / 10), timeInForce: 'IOC' }); }",
  );

  test('is no reason to stop, and each order is made at its own bar', async () => {
    const result = await run(BUSY, csv('busy', BARS, 8_000));
    expect(result.reason).toBeUndefined();
    expect(result.timing.bars).toBe(8_000);
    expect(result.orders.length + result.truncated.orders).toBe(192_000);
    expect(new Set(result.orders.map((order) => order.submittedAt)).size).toBe(8_000);
    expect(result.digest.endsWith('-192000')).toBe(true);
  });
  test('a flood at one time stamp is stopped at the same order in every run', async () => {
    const flood = author('override onBar(bar: Bar) { if (bar.time < 1_600_000_600_000) return; for (;;) this.buy({ quantity: 1 }); }');
    const runs = [await run(flood, csv('flood', BARS, 500)), await run(flood, csv('flood', BARS, 500))];
    for (const each of runs) {
      expect(each.reason?.message).toContain('more than 50 orders');
      expect(each.orders).toEqual(runs[0]?.orders);
      expect(each.orders).toHaveLength(50);
    }
  });
});

test('before the first bar it is the time of that bar, on every clock and in the log', async () => {
  const source = author('override onStart() { this.log(`${this.now} ${Date.now()}`); }\n  override onBar() {}');
  const { logs } = await run(source, csv('clock', BARS, 5));
  expect(logs).toEqual([{ time: 1_600_000_000_000, level: 'info', message: '1600000000000 1600000000000' }]);
});

test('orders before the first bar are denied, and the run goes on', async () => {
  const source = author(
    'override onStart() { const order = this.buy({ quantity: 1 }); this.log(`${order.status}, ${order.reason}, ${this.cancel(order)}`); }\n  override onBar() { if (this.position.isFlat) this.buy({ quantity: 1 }); }',
  );
  const result = await run(source, csv('early', BARS, 300));
  expect(result.reason).toBeUndefined();
  expect(result.logs.map((line) => line.message).join('\n')).toMatch(/^denied, \S+ has no price yet: place orders from onBar on, false$/m);
  expect(result.fills.length).toBe(1);
});
