import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SparePool } from '@paddock/sandbox';
import { temporaryHome } from '../reference.fixture.ts';
import { author, minuteFeed, session } from './live.fixture.ts';
import { livePool } from './live-pool.ts';

const { home, remove } = temporaryHome();
let pool: SparePool;
let feedPath: string;
beforeAll(async () => {
  pool = await livePool({ spares: 2 });
  feedPath = await minuteFeed(home, 'minutes', 2_000);
});
afterAll(() => {
  pool.close();
  remove();
});
const limit = (soft: number, hard: number) => ({ soft, hard });

describe('orders in a minute of market time', () => {
  const source = author(
    'override onBar(bar: Bar) { for (let i = 0; i < (bar.volume === 100 ? 30 : 2); i++) this.buy({ quantity: 1 }); if (bar.volume === 50) this.log(this.budget.orders); }',
  );

  test('warn first: the hook, the log and this.budget know', async () => {
    const { told } = await session(pool, source, { feedPath, budgets: { ordersPerMinute: limit(20, 40) } });
    expect((await told.end).status).toBe('completed');
    expect(told.warnings).toMatchObject([{ budget: 'orders', used: '30 in a minute' }]);
    expect(told.messages).toContain('38');
    expect(told.logs.filter((line) => line.level === 'warn' && line.message.startsWith('budget: many orders'))).toHaveLength(1);
  });
  test('stop the strategy at the same order, however the rows are cut', async () => {
    const ends = [];
    for (const batchRows of [1, 8_192]) {
      const { told } = await session(pool, source, { feedPath, batchRows, budgets: { ordersPerMinute: limit(10, 25) } });
      const { status, reason } = await told.end;
      expect(status).toBe('failed');
      expect(reason).toMatchObject({ code: 'order-flood', allowed: '25 in a minute', advice: expect.stringContaining('this.budget.orders') });
      expect(reason?.location).toMatchObject({ file: 'strategy.ts' });
      ends.push(told.ordersById.map((order) => [order.id, order.submittedAt]));
    }
    expect(ends[0]).toHaveLength(99 * 2 + 25);
    expect(ends[1]).toEqual(ends[0]);
  });
  test('are refused, one by one, to a strategy that catches the error', async () => {
    const stubborn = author('override onBar() { for (let i = 0; i < 40; i++) try { this.buy({ quantity: 1 }); } catch {} }');
    const { told } = await session(pool, stubborn, { feedPath, budgets: { ordersPerMinute: limit(10, 25) } });
    await told.end;
    expect(told.orders.size).toBe(2_000 * 25);
  });
});

describe('log lines and plot points', () => {
  test('above the soft limit are counted, not kept', async () => {
    const source = author(
      "override onBar(bar: Bar) { const n = bar.volume === 10 ? 30 : 1; for (let i = 0; i < n; i++) { this.log('line ' + i); this.plot('p', i); } }",
    );
    const { told } = await session(pool, source, { feedPath, budgets: { logsPerMinute: limit(20, 100), plotsPerMinute: limit(5, 100) } });
    const end = await told.end;
    expect(end.status).toBe('completed');
    expect([end.view.droppedLogs, end.view.droppedPlots]).toEqual([10, 25]);
    expect(told.warnings.map((warning) => warning.budget)).toEqual(['logs', 'plots']);
    expect(told.logs.filter((line) => line.message.startsWith('line'))).toHaveLength(1_999 + 20);
  });
  test.each([
    ["log('x')", 'log-flood'],
    ["plot('p', 1)", 'plot-flood'],
  ])('above the hard limit stop the strategy (%s)', async (call, code) => {
    const budgets = { logsPerMinute: limit(5, 50), plotsPerMinute: limit(5, 50) };
    const { told } = await session(pool, author(`override onBar() { for (;;) this.${call}; }`), { feedPath, budgets });
    expect(await told.end).toMatchObject({ status: 'failed', reason: { code, allowed: '50 in a minute' } });
  });
});

describe('CPU over time', () => {
  const spin = author(
    'override onBar(bar: Bar) { let x = 1; for (let i = 0; i < 1e6 && bar.volume < 500; i++) x += Math.sqrt(i); if (bar.volume % 20 === 0) this.log(`${this.budget.cpu.toFixed(3)} ${x > 0}`); }',
  );

  test('empties the bucket: a warning, then the end, with what was used and allowed', async () => {
    const { told } = await session(pool, spin, { feedPath, speed: 60_000, budgets: { cpu: { refillMsPerSecond: 50, capMs: 400, warnBelowMs: 200 } } });
    const end = await told.end;
    expect(end).toMatchObject({ status: 'failed', reason: { code: 'cpu-budget', allowed: '400 ms, refilled with 50 ms per second' } });
    expect(told.warnings.filter((warning) => warning.budget === 'cpu')).toHaveLength(1);
    expect(end.view.rowsDone).toBeLessThan(2_000);
  });
  test('does not count at full speed, where this.budget is constant', async () => {
    const { told } = await session(pool, spin, { feedPath, budgets: { cpu: { refillMsPerSecond: 0, capMs: 400, warnBelowMs: 200 } } });
    expect((await told.end).status).toBe('completed');
    expect(new Set(told.messages)).toEqual(new Set(['1.000 true']));
  });
  test('shows the strategy how much is left', async () => {
    const { session: running, told } = await session(pool, spin, {
      feedPath,
      speed: 6_000,
      budgets: { cpu: { refillMsPerSecond: 0, capMs: 20_000, warnBelowMs: 100 } },
    });
    const levels = (): number[] => told.messages.filter((message) => message.endsWith('true')).map((message) => Number(message.split(' ')[0]));
    await expect.poll(() => levels().length).toBeGreaterThan(4);
    await running.stop();
    expect(levels()[0]).toBeLessThan(1);
    expect(levels().at(-1)).toBeLessThan(levels()[0] ?? 0);
  });
});

test('what is kept beyond the memory budget ends the strategy as memory', async () => {
  const hoard = author('#kept: unknown[] = []; override onBar(bar: Bar) { this.#kept.push(Array.from({ length: 20_000 }, (_, i) => i + bar.close)); }');
  const { told } = await session(pool, hoard, { feedPath, batchRows: 20, budgets: { sandbox: { heapBytes: 33_554_432 } } });
  expect(await told.end).toMatchObject({ status: 'failed', reason: { code: 'memory', allowed: '32 MB' } });
  expect(told.warnings.map((warning) => warning.budget)).toContain('heap');
});

test('a state above its soft limit is a warning, above the hard one a refusal', async () => {
  const source = (numbers: number): string => author(`override save() { return Array.from({ length: ${numbers} }, (_, i) => i); }`);
  const large = await session(pool, source(1_000), { feedPath, speed: 60, budgets: { stateCharacters: limit(5_000, 20_000) } });
  // JSON of 1,000 numbers has fewer characters than the room that is counted for them.
  expect((await large.session.checkpoint()).ok).toBe(true);
  await large.session.stop();
  const huge = await session(pool, source(3_000), { feedPath, speed: 60, budgets: { stateCharacters: limit(5_000, 20_000) } });
  expect(await huge.session.checkpoint()).toMatchObject({
    ok: false,
    stop: { code: 'state', message: expect.stringContaining('larger than 20000 characters') },
  });
  await huge.session.stop();
});
