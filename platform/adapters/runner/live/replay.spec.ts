import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SparePool } from '@paddock/sandbox';
import { BacktestRunner } from '../backtest-runner.ts';
import { bundleOf, temporaryHome } from '../reference.fixture.ts';
import { author, BUSY, config, minuteFeed, PANEL, panelFeed, session } from './live.fixture.ts';
import { livePool } from './live-pool.ts';

const { home, remove } = temporaryHome();
let pool: SparePool;
let feedPath: string;
beforeAll(async () => {
  pool = await livePool({ spares: 1 });
  feedPath = await minuteFeed(home, 'minutes', 3_000);
});
afterAll(() => {
  pool.close();
  remove();
});

describe('a replay', () => {
  test('gives the orders and fills of a backtest, byte for byte, however it is cut into requests', async () => {
    const runner = new BacktestRunner({ spares: 1 });
    const run = await runner.run({ bundle: await bundleOf(BUSY), params: {}, feedPath, config: config() });
    await runner.close();
    expect(run.reason).toBeUndefined();
    expect(run.fills.length).toBeGreaterThan(100);
    for (const batchRows of [1, 7, 8_192]) {
      const { told } = await session(pool, BUSY, { feedPath, batchRows });
      const end = await told.end;
      expect(end.reason).toBeUndefined();
      expect(end.status).toBe('completed');
      expect(JSON.stringify(told.ordersById)).toBe(JSON.stringify(run.orders));
      expect(JSON.stringify(told.fills)).toBe(JSON.stringify(run.fills));
      expect(told.messages).toEqual(run.logs.map((line) => line.message));
      expect(end.view.equity).toBe(run.metrics.finalEquity);
      expect(told.ends).toBe(1);
    }
  });

  test('of many symbols too, with checkpoint and reload on the way', async () => {
    const panel = await panelFeed(home, 1_500);
    const bundle = await bundleOf(PANEL);
    const runner = new BacktestRunner({ spares: 1 });
    const run = await runner.run({ bundle, params: {}, feedPath: panel, config: config() });
    await runner.close();
    expect(run.fills.length).toBeGreaterThan(50);
    const first = await session(pool, PANEL, { feedPath: panel, batchRows: 4 });
    await new Promise<void>((resolve) => (first.told.onStep = ({ rowsDone }) => (rowsDone >= 1_000 ? resolve() : undefined)));
    first.session.pause();
    expect(await first.session.reload({ bundle })).toMatchObject({ outcome: 'swapped' });
    const { checkpoint } = await first.session.suspend();
    if (checkpoint === undefined) throw new Error('no checkpoint');
    const second = await session(pool, PANEL, { feedPath: panel, resume: checkpoint });
    expect((await second.told.end).reason).toBeUndefined();
    const both = new Map([...first.told.orders, ...second.told.orders]);
    expect([...both.values()].toSorted((a, b) => Number(a.id) - Number(b.id))).toEqual(run.orders);
    expect([...first.told.fills, ...second.told.fills]).toEqual(run.fills);
  });

  test('also when it is paused, resumed and changes its speed on the way', async () => {
    const { session: quiet, told: whole } = await session(pool, BUSY, { feedPath });
    await whole.end;
    expect(quiet.view.phase).toBe('ended');
    const { session: restless, told } = await session(pool, BUSY, { feedPath, speed: 60_000, batchRows: 50 });
    restless.setSpeed(600_000);
    for (let i = 0; i < 3; i++) {
      restless.pause();
      const { rowsDone } = restless.view;
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(restless.view.rowsDone - rowsDone).toBeLessThanOrEqual(50);
      expect(restless.view.phase).toBe('paused');
      restless.resume();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    restless.setSpeed('max');
    expect((await told.end).status).toBe('completed');
    expect(told.ordersById).toEqual(whole.ordersById);
  });

  test('follows market time: at 60,000 times its speed 1,000 minutes last a second', async () => {
    const { session: paced, told } = await session(pool, BUSY, { feedPath, speed: 60_000 });
    const since = performance.now();
    await new Promise<void>((resolve) => (told.onStep = ({ rowsDone }) => (rowsDone >= 1_000 ? resolve() : undefined)));
    const ms = performance.now() - since;
    expect(ms).toBeGreaterThan(800);
    expect(ms).toBeLessThan(5_000);
    expect(told.steps.length).toBeGreaterThan(50);
    const end = await paced.stop();
    expect(end.status).toBe('stopped');
    expect(end.view.rowsDone).toBeLessThan(3_000);
  });

  test('tells when the next bar is due, unless it stands still or runs at full speed', async () => {
    const { session: running, told } = await session(pool, BUSY, { feedPath, speed: 60 });
    await new Promise<void>((resolve) => (told.onStep = () => resolve()));
    expect(running.view.next?.time).toBe(1_600_000_060_000);
    expect(running.view.next?.waitMs).toBeLessThanOrEqual(1_000);
    running.setSpeed(0.001);
    expect(running.view.next?.waitMs).toBeGreaterThan(10_000);
    running.pause();
    expect(running.view.next).toBeUndefined();
    expect((await running.stop()).view.next).toBeUndefined();
  });

  test('refuses a speed that is none', async () => {
    const { session: running } = await session(pool, BUSY, { feedPath, speed: 60 });
    expect(() => running.setSpeed(0)).toThrow('speed 0 is unknown; valid: "max"');
    expect(() => running.setSpeed(Number.NaN)).toThrow('is unknown');
    await running.stop();
  });

  test('calls onStop when it is stopped, and not when it is suspended', async () => {
    const source = author("override onStop() { this.log('bye'); }");
    const stopped = await session(pool, source, { feedPath, speed: 60 });
    await stopped.session.stop();
    expect(stopped.told.messages).toEqual(['bye']);
    const suspended = await session(pool, source, { feedPath, speed: 60 });
    expect((await suspended.session.suspend()).status).toBe('suspended');
    expect(suspended.told.messages).toEqual([]);
    expect(suspended.told.ends).toBe(1);
  });

  test('that cannot begin says why', async () => {
    await expect(session(pool, 'export default 7;', { feedPath })).rejects.toThrow('the default export must be a strategy');
    await expect(session(pool, author('', "name: 'mine', params: { n: int({ default: 1, max: 5 }) }"), { feedPath, params: { n: 9 } })).rejects.toThrow('n');
  });

  test('ends with the place when the strategy throws, and keeps what was judged', async () => {
    const source = author(
      "override onBar(bar: Bar) { if (bar.volume === 100) throw new Error('enough'); if (bar.volume % 10 === 0) this.buy({ quantity: 1 }); }",
    );
    const { told } = await session(pool, source, { feedPath });
    const end = await told.end;
    expect(end.status).toBe('failed');
    expect(end.reason).toMatchObject({ code: 'threw', message: expect.stringContaining('enough'), location: { file: 'strategy.ts' } });
    expect(told.orders.size).toBe(9);
    expect(end.view.fills).toBe(9);
  });
});

describe('a checkpoint', () => {
  test('goes on in another process as if nothing had happened', async () => {
    const { told: whole } = await session(pool, BUSY, { feedPath });
    await whole.end;
    const first = await session(pool, BUSY, { feedPath, batchRows: 13 });
    await new Promise<void>((resolve) => (first.told.onStep = ({ rowsDone }) => (rowsDone >= 1_500 ? resolve() : undefined)));
    const { checkpoint, status } = await first.session.suspend();
    expect(status).toBe('suspended');
    const resume = JSON.parse(JSON.stringify(checkpoint)) as NonNullable<typeof checkpoint>;
    expect(resume.rowsDone).toBeGreaterThanOrEqual(1_500);
    const second = await session(pool, BUSY, { feedPath, resume });
    const end = await second.told.end;
    expect(end.reason).toBeUndefined();
    const both = new Map([...first.told.orders, ...second.told.orders]);
    expect([...both.values()].toSorted((a, b) => Number(a.id) - Number(b.id))).toEqual(whole.ordersById);
    expect([...first.told.fills, ...second.told.fills]).toEqual(whole.fills);
  });

  test('of other symbols is refused', async () => {
    const running = await session(pool, BUSY, { feedPath, speed: 60 });
    const checkpoint = await running.session.checkpoint();
    await running.session.stop();
    if (!checkpoint.ok) throw new Error(checkpoint.stop.message);
    await expect(session(pool, BUSY, { feedPath, resume: { ...checkpoint.value, symbols: ['OTHER'] } })).rejects.toThrow('The checkpoint is one of OTHER');
  });

  test('is refused where save() gives what cannot be saved', async () => {
    const running = await session(pool, author('override save() { return { rules: [() => 1] }; }'), { feedPath, speed: 60 });
    const checkpoint = await running.session.checkpoint();
    expect(checkpoint).toMatchObject({ ok: false, stop: { code: 'state', message: expect.stringContaining('state.rules[0] is a function') } });
    expect(running.session.view.phase).toBe('running');
    await running.session.stop();
  });
});
