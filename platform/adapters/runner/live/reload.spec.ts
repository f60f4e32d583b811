import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SparePool } from '@paddock/sandbox';
import { openFeed } from '../../history/index.ts';
import { bundleOf, temporaryHome } from '../reference.fixture.ts';
import { author, BUSY, config, minuteFeed, session, Told } from './live.fixture.ts';
import { livePool } from './live-pool.ts';
import type { LiveBudgets } from './live-budgets.ts';
import type { ReloadReport } from './live-task.ts';
import { PushSource, type PushedRow } from './push-source.ts';
import { LiveSession } from './session.ts';

const { home, remove } = temporaryHome();
const BARS = 10_000;
let pool: SparePool;
let feedPath: string;
let rows: readonly PushedRow[];
beforeAll(async () => {
  pool = await livePool({ spares: 2 });
  feedPath = await minuteFeed(home, 'minutes', BARS);
  rows = rowsOf(feedPath);
});
afterAll(() => {
  pool.close();
  remove();
});

function rowsOf(path: string): PushedRow[] {
  const feed = openFeed(path);
  const all: PushedRow[] = [];
  feed.meta.chunks.forEach((_, chunk) => {
    const data = new Float64Array(feed.meta.maxRows * 7);
    const n = feed.readChunk(chunk, data);
    for (let i = 0; i < n; i++) all.push(Array.from({ length: 7 }, (_, k) => data[k * n + i]) as unknown as PushedRow);
  });
  feed.close();
  return all;
}

/** A session on rows that the test pushes. */
async function pushed(
  source: string,
  budgets: Partial<LiveBudgets> = {},
): Promise<{ session: LiveSession; told: Told; feed: PushSource; push: (from: number, to: number) => void }> {
  const told = new Told();
  const { instruments, timeframeMs, firstTime } = openFeed(feedPath).meta;
  const feed = new PushSource({ instruments, timeframeMs, firstTime });
  const started = await LiveSession.on(feed, pool, { bundle: await bundleOf(source), params: {}, config: config(), budgets }, told.hooks);
  if (!started.ok) throw new Error(started.stop.message);
  return { session: started.value, told, feed, push: (from, to) => feed.push(rows.slice(from, to)) };
}
/** Until the session has served so many rows. */
const served = (running: LiveSession, count: number): Promise<void> => expect.poll(() => running.view.rowsDone, { interval: 2 }).toBe(count);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Rows up to `to` at about 10,000 a second. */
async function pushSteadily(push: (from: number, to: number) => void, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 20) {
    push(at, Math.min(at + 20, to));
    await pause(2);
  }
}

const computing = (rounds: number): string => `for (let k = 0; k < ${rounds}; k++) Math.abs(k);`;
/** Its state comes too late for every request that it follows. */
const SLOW_TO_SAVE = BUSY.replace('override save() {', `override save() { ${computing(3_000_000)}`);
/** There are rows before it has taken over. */
const SLOW_TO_LOAD = BUSY.replace(/override load\((.*?)\) \{/, `override load($1) { ${computing(3_000_000)}`);

describe('hot reload under load', () => {
  test.each([
    ['', BUSY],
    [', though their state takes its time to be saved', SLOW_TO_SAVE],
    [', though their state takes its time to be loaded', SLOW_TO_LOAD],
  ])(
    '20 reloads in 10,000 events lose nothing and double nothing%s: the orders are those of a run that was never touched',
    async (_, source) => {
      const { told: whole } = await session(pool, BUSY, { feedPath });
      await whole.end;
      const running = await pushed(source, { probation: { steps: 20, ms: 0 } });
      const bundle = await bundleOf(source);
      for (let k = 0; k < 20; k++) {
        const stretch = pushSteadily(running.push, k * 500, (k + 1) * 500);
        const report = await running.session.reload({ bundle });
        expect(report).toMatchObject({ outcome: 'swapped' });
        await stretch;
      }
      running.feed.end();
      const end = await running.told.end;
      expect(end.reason).toBeUndefined();
      expect(end.view.rowsDone).toBe(BARS);
      expect(running.told.reports.filter((report) => report.outcome === 'swapped')).toHaveLength(20);
      expect(running.told.reports.filter((report) => report.outcome === 'confirmed').length).toBeGreaterThanOrEqual(19);
      expect(running.told.ordersById).toEqual(whole.ordersById);
      expect(running.told.fills).toEqual(whole.fills);
      expect(whole.fills.length).toBeGreaterThan(500);
    },
    60_000,
  );
});

describe('a hand-over that takes longer than the rows are apart', () => {
  const BARS_SEEN = 'bars = 0; override onBar() { this.bars++; } override save() { return { bars: this.bars }; }';
  /** The rehearsal loads twice, and so does not differ from a hand-over to the code. */
  const slowly = (more: string): string =>
    author(`static loads = 0; static first: number | undefined; ${BARS_SEEN}
      override load(state: { bars: number }) { ${computing(50_000_000)} this.bars = state.bars; Mine.loads++; Mine.first ??= state.bars; ${more} }`);

  /** A reload while a row comes every two milliseconds. */
  async function reloaded(source: string): Promise<{ running: Awaited<ReturnType<typeof pushed>>; report: ReloadReport; rowsCome: number }> {
    const running = await pushed(author(BARS_SEEN));
    let rowsCome = 0;
    const rowsComing = setInterval(() => running.push(rowsCome, ++rowsCome), 2);
    await expect.poll(() => running.session.view.rowsDone).toBeGreaterThan(50);
    const report = await running.session.reload({ bundle: await bundleOf(source) });
    clearInterval(rowsComing);
    return { running, report, rowsCome };
  }

  test('does not hold the rows: the old version goes on, and the new one is made anew', async () => {
    const { running, report, rowsCome } = await reloaded(slowly("this.log('load ' + Mine.loads + ', bars ' + (state.bars - Mine.first));"));
    expect(report.outcome).toBe('swapped');
    await served(running.session, rowsCome);
    await running.session.stop();
    const [, loads, later] = /^load (\d+), bars (\d+)$/.exec(running.told.messages.join()) ?? [];
    expect(Number(loads)).toBeGreaterThan(3);
    expect(Number(later)).toBeGreaterThan(0);
  });

  test('is refused when it fails after the old version has gone on', async () => {
    const { running, report, rowsCome } = await reloaded(slowly("if (state.bars !== Mine.first) throw new Error('other bars');"));
    expect(report).toMatchObject({ outcome: 'refused', reason: { code: 'threw', message: expect.stringContaining('other bars') } });
    await served(running.session, rowsCome);
    expect(running.session.view).toMatchObject({ checksum: report.from, phase: 'running', reload: 'none' });
    await running.session.stop();
  });
});

const COUNTER = (version: number, more: string): string =>
  author(`
  stateVersion = ${version};
  #bars = 0;
  override onBar(bar: Bar) { this.#bars++; ${more} }
  override save() { return ${version === 1 ? '{ bars: this.#bars }' : '{ seen: { bars: this.#bars } }'}; }
`);

describe('state', () => {
  const SAVES = 'override save() { return { bars: this.bars }; }';
  const V1 = author(`bars = 0; override onBar() { this.bars++; } ${SAVES}`);

  test('goes over through load, and through migrate when its version differs', async () => {
    const { session: running, told, feed, push } = await pushed(V1);
    push(0, 100);
    await served(running, 100);
    const same = author(
      `bars = 0; override onBar() { this.bars++; } ${SAVES} override load(state: { bars: number }, version: number) { this.bars = state.bars; this.log('loaded ' + state.bars + ' of ' + version); }`,
    );
    expect(await running.reload({ bundle: await bundleOf(same) })).toMatchObject({ outcome: 'swapped', rowsDone: 100 });
    push(100, 150);
    await served(running, 150);
    const next = author(`stateVersion = 2; seen = { bars: 0 }; override onBar() { this.seen.bars++; }
      override save() { return { seen: this.seen }; }
      override load(state: { seen: { bars: number } }) { this.seen = state.seen; this.log('now ' + this.seen.bars); }
      override migrate(state: { bars: number }, version: number) { return { seen: { bars: state.bars + version * 1000 } }; }`);
    expect(await running.reload({ bundle: await bundleOf(next) })).toMatchObject({ outcome: 'swapped', rowsDone: 150 });
    feed.end();
    await told.end;
    expect(told.messages).toEqual(['loaded 100 of 1', 'now 1150']);
  });

  test.each<[name: string, source: string, code: string, words: string]>([
    ['a new version without load()', author('override onBar() {}'), 'state', 'this one has no load()'],
    ['another stateVersion without migrate()', author('stateVersion = 3; override load() {}'), 'state', 'saved by stateVersion 1 and this is 3'],
    ['load() that throws', author("override load() { throw new RangeError('cannot read that'); }"), 'threw', 'cannot read that'],
    [
      'migrate() that gives nonsense',
      author('stateVersion = 2; override load() {} override migrate() { return { at: new Map() }; }'),
      'state',
      'state.at is an object with a class of its own',
    ],
    ['load() without an end', author('override load() { for (;;); }'), 'cpu', 'computed too long'],
    ['code that does not run', author("static x = (() => { throw new Error('no start'); })();"), 'load-failed', 'no start'],
    ['another scope', author('override load() {}', "name: 'mine', scope: 'portfolio'"), 'reload-refused', 'has the scope "portfolio"'],
    ['a parameter out of range', author('override load() {}', "name: 'mine', params: { n: int({ default: 1, max: 5 }) }"), 'parameters', '9'],
  ])('%s is refused, and the running version goes on', async (_name, source, code, words) => {
    const { session: running, told, feed, push } = await pushed(V1);
    push(0, 50);
    await served(running, 50);
    const { checksum, pid } = running.view;
    const report = await running.reload({ bundle: await bundleOf(source), params: words === '9' ? { n: 9 } : {} });
    expect(report).toMatchObject({ outcome: 'refused', reason: { code, message: expect.stringContaining(words) } });
    expect(running.view).toMatchObject({ checksum, pid, phase: 'running', reload: 'none' });
    push(50, 100);
    await served(running, 100);
    feed.end();
    expect(await told.end).toMatchObject({ status: 'completed' });
  });

  test('that cannot be saved is the reason of the refusal', async () => {
    const { session: running } = await pushed(author('override save() { const loop: Record<string, unknown> = {}; loop.self = loop; return loop; }'));
    expect(await running.reload({ bundle: await bundleOf(V1) })).toMatchObject({
      outcome: 'refused',
      reason: { code: 'state', message: expect.stringContaining('state.self leads back') },
    });
    await running.stop();
  });

  test('a new version starts with new parameters, at the time that the session has reached', async () => {
    const source = author("override onStart() { this.log('n is ' + this.params.n); }", "name: 'mine', params: { n: int({ default: 1 }) }");
    const { session: running, told, push } = await pushed(source);
    push(0, 100);
    await served(running, 100);
    expect(await running.reload({ bundle: await bundleOf(source), params: { n: 4 } })).toMatchObject({ outcome: 'swapped' });
    await running.stop();
    const first = 1_600_000_000_000;
    expect(told.logs.map(({ time, message }) => [time, message])).toEqual([
      [first, 'n is 1'],
      [first + 99 * 60_000, 'n is 4'],
    ]);
  });
});

describe('probation', () => {
  const PROBATION = { probation: { steps: 50, ms: 0 } };
  const failing = (when: string): string => BUSY.replace('override onBar(bar: Bar) {', `override onBar(bar: Bar) { ${when}`);

  test.each<[name: string, when: string, code: string]>([
    ['throws', "throw new Error('boom');", 'threw'],
    ['loops', 'for (;;);', 'cpu'],
    ['floods', 'for (let i = 0; i < 45; i++) this.buy({ quantity: 1 });', 'order-flood'],
  ])('a new version that %s is taken back, and no event is lost', async (_name, when, code) => {
    const { told: whole } = await session(pool, BUSY, { feedPath });
    await whole.end;
    const running = await pushed(BUSY, { ...PROBATION, ordersPerMinute: { soft: 20, hard: 40 } });
    running.push(0, 3_000);
    await served(running.session, 3_000);
    expect(await running.session.reload({ bundle: await bundleOf(failing(when)) })).toMatchObject({ outcome: 'swapped' });
    running.push(3_000, BARS);
    running.feed.end();
    expect((await running.told.end).reason).toBeUndefined();
    expect(running.told.reports.at(-1)).toMatchObject({ outcome: 'rolled-back', rowsDone: 3_000, stepsServed: 0, reason: { code } });
    expect(running.told.ordersById).toEqual(whole.ordersById);
    expect(running.told.fills).toEqual(whole.fills);
  });

  test('what the new version did before it failed stands, and the old one knows it', async () => {
    const blue = author(`order: Order | undefined;
      override onBar(bar: Bar) {
        if (bar.volume === 10) this.order = this.buy({ quantity: 5, limit: 50 });
        if (bar.volume === 130) this.log([this.position.quantity, this.order!.status, this.order!.reason, this.openOrders.length, this.cancel(this.order!)].join('|'));
      }`);
    const green = author(`override onBar(bar: Bar) {
        if (bar.volume === 105) { this.cancelAll(); this.buy({ quantity: 7, tag: 'green' }); }
        if (bar.volume === 120) throw new Error('too late');
      }`);
    const { session: running, told, feed, push } = await pushed(blue, PROBATION);
    push(0, 100);
    await served(running, 100);
    expect(await running.reload({ bundle: await bundleOf(green) })).toMatchObject({ outcome: 'swapped' });
    push(100, 110);
    await served(running, 110);
    push(110, 140);
    feed.end();
    expect((await told.end).reason).toBeUndefined();
    expect(told.reports.at(-1)).toMatchObject({ outcome: 'rolled-back', rowsDone: 110, stepsServed: 10, reason: { code: 'threw' } });
    expect(told.messages).toContain('7|cancelled|cancelled by the strategy|0|false');
    expect(told.ordersById.map((order) => [order.status, order.tag])).toEqual([
      ['cancelled', undefined],
      ['filled', 'green'],
    ]);
  });

  test('ends after steps and time; from then on a failure is the end', async () => {
    const { session: running, told, push } = await pushed(BUSY, PROBATION);
    push(0, 100);
    expect(await running.reload({ bundle: await bundleOf(failing("if (bar.volume === 200) throw new Error('late');")) })).toMatchObject({ outcome: 'swapped' });
    expect(running.view.reload).toBe('probation');
    push(100, 160);
    await expect.poll(() => told.reports.at(-1)?.outcome).toBe('confirmed');
    expect(running.view.reload).toBe('none');
    push(160, 300);
    expect(await told.end).toMatchObject({ status: 'failed', reason: { code: 'threw', message: expect.stringContaining('late') } });
  });

  test('a version whose process dies is taken back; when the old one is dead too, the session ends', async () => {
    const { session: running, told, push } = await pushed(BUSY, PROBATION);
    push(0, 100);
    await served(running, 100);
    const blue = running.view.pid;
    await running.reload({ bundle: await bundleOf(BUSY) });
    process.kill(running.view.pid, 'SIGKILL');
    push(100, 110);
    await expect.poll(() => told.reports.at(-1)?.outcome).toBe('rolled-back');
    expect(running.view.pid).toBe(blue);
    await served(running, 110);
    await running.reload({ bundle: await bundleOf(BUSY) });
    process.kill(blue, 'SIGKILL');
    process.kill(running.view.pid, 'SIGKILL');
    push(110, 120);
    expect(await told.end).toMatchObject({ status: 'failed', reason: { code: 'memory' } });
  });

  test('a reload of a paused session takes place at once, and a second one waits for the first', async () => {
    const { session: running, told, push } = await pushed(BUSY, PROBATION);
    push(0, 100);
    await served(running, 100);
    running.pause();
    const reports = await Promise.all([
      running.reload({ bundle: await bundleOf(BUSY) }),
      running.reload({ bundle: await bundleOf(COUNTER(1, '').replace('override save()', 'override load() {} override save()')) }),
    ]);
    expect(reports.map((report) => report.outcome)).toEqual(['swapped', 'swapped']);
    expect(told.reports.map((report) => report.outcome)).toEqual(['swapped', 'superseded', 'swapped']);
    expect(running.view.phase).toBe('paused');
    await running.stop();
  });

  test('code that never served a bar is superseded, not confirmed: the next one that fails goes back to the version that was proven', async () => {
    const { session: running, told, feed, push } = await pushed(BUSY, PROBATION);
    push(0, 100);
    await served(running, 100);
    const { checksum: proven, pid } = running.view;
    running.pause();
    const [unseen, last] = [await bundleOf(failing("throw new Error('never seen');")), await bundleOf(failing("throw new Error('boom');"))];
    await running.reload({ bundle: unseen });
    await running.reload({ bundle: last });
    expect(told.reports.map(({ outcome, to }) => [outcome, to])).toEqual([
      ['swapped', unseen.checksum],
      ['superseded', unseen.checksum],
      ['swapped', last.checksum],
    ]);
    running.resume();
    push(100, 300);
    feed.end();
    expect((await told.end).reason).toBeUndefined();
    expect(told.reports.at(-1)).toMatchObject({ outcome: 'rolled-back', from: proven, to: last.checksum, stepsServed: 0 });
    expect(running.view).toMatchObject({ checksum: proven, pid });
  });

  test('the proven version knows the orders of every version that served in its place', async () => {
    const blue = author(`order: Order | undefined;
      override onBar(bar: Bar) {
        if (bar.volume === 10) this.order = this.buy({ quantity: 5, limit: 50 });
        if (bar.volume === 130) this.log([this.position.quantity, this.order!.status, this.openOrders.length].join('|'));
      }`);
    const first = author('override onBar(bar: Bar) { if (bar.volume === 105) { this.cancelAll(); this.buy({ quantity: 7 }); } }');
    const second = author(
      "override onBar(bar: Bar) { if (bar.volume === 115) this.buy({ quantity: 2 }); if (bar.volume === 120) throw new Error('too late'); }",
    );
    const { session: running, told, feed, push } = await pushed(blue, PROBATION);
    push(0, 100);
    await served(running, 100);
    await running.reload({ bundle: await bundleOf(first) });
    push(100, 110);
    await served(running, 110);
    await running.reload({ bundle: await bundleOf(second) });
    push(110, 118);
    await served(running, 118);
    push(118, 140);
    feed.end();
    expect((await told.end).reason).toBeUndefined();
    expect(told.reports.map((report) => report.outcome)).toEqual(['swapped', 'superseded', 'swapped', 'rolled-back']);
    expect(told.reports[1]).toMatchObject({ rowsDone: 110, stepsServed: 10 });
    expect(told.messages).toContain('9|cancelled|0');
  });
});
