/** Live sessions: latency of one event through process and isolate, events per second, and the pause of a hot reload. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { bundleStrategy } from '@paddock/sandbox';
import { livePool, LiveSession, PushSource, type PushedRow, type RunBundle } from '../dist/adapters/runner/index.js';
import { DEFAULT_RUN_CONFIG, Mirror, COMMAND_LENGTH, HEADER_LENGTH, Judge, RunRecorder, EquityAccumulator } from '../dist/core/index.js';
import { machine, median, millions, printTable } from './bench-kit.ts';

const INSTRUMENTS = [{ symbol: 'BENCH', priceDecimals: 2, quantityDecimals: 0, tick: 1 }];
const META = { instruments: INSTRUMENTS, timeframeMs: 60_000, firstTime: 1_600_000_000_000 };
const CONFIG = { ...DEFAULT_RUN_CONFIG, cash: '100000000' };
const NO_LIMITS = { soft: 1e9, hard: 1e9 };
const BUDGETS = { ordersPerMinute: NO_LIMITS, cpu: { refillMsPerSecond: 1_000, capMs: 60_000, warnBelowMs: 1 } };

/** A limit order on every event that never fills: the shortest decision with a validated order behind it. */
const EVERY_EVENT = `import { Strategy, type Bar } from '@paddock/sdk';
export default class EveryEvent extends Strategy({ name: 'every-event' }) {
  onBar(bar: Bar) { this.buy({ quantity: 1, limit: this.roundPrice(bar.close / 2), timeInForce: 'IOC' }); }
}`;
const SMA_CROSS = `import { Strategy, Sma, crossedAbove, crossedBelow } from '@paddock/sdk';
export default class Cross extends Strategy({ name: 'cross' }) {
  #fast = this.indicator(new Sma(10));
  #slow = this.indicator(new Sma(30));
  #trades = 0;
  onBar() {
    if (crossedAbove(this.#fast, this.#slow) && this.position.isFlat) { this.buy({ quantity: 1 }); this.#trades++; }
    else if (crossedBelow(this.#fast, this.#slow) && this.position.isLong) this.close();
  }
  save() { return { trades: this.#trades, numbers: Array.from({ length: 1_000 }, (_, i) => i) }; }
  load(state: { trades: number }) { this.#trades = state.trades; }
}`;

async function bundleOf(source: string): Promise<RunBundle> {
  const made = await bundleStrategy({ 'strategy.ts': source });
  if (!made.ok) throw new Error(made.problems.map((problem) => problem.message).join('\n'));
  return made.bundle;
}

/** Rows are made when they are due: a million waiting ones would be the largest heap that the collector has to look through. */
function* wander(): Generator<PushedRow, never> {
  let close = 10_000;
  let state = 7;
  for (let i = 0; ; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const open = close;
    close = Math.max(5_000, close + ((state >> 16) % 41) - 20);
    yield [META.firstTime + i * 60_000, 0, open / 100, (Math.max(open, close) + 7) / 100, (Math.min(open, close) - 7) / 100, close / 100, 1_000];
  }
}
function rowsOf(count: number): PushedRow[] {
  const rows = wander();
  return Array.from({ length: count }, () => rows.next().value);
}
const percentile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
const us = (value: number): string => `${Math.round(value)} us`;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const TURNS_AFTER = 20;
/**
 * Keeps the event loop turning until the answer is there, and the processor awake until the next event is due. A turn costs a little garbage:
 * a loop that turned on would make most of what there is to collect, and that would be measured as latency of the platform.
 */
const awakeUntil = (due: number, isAnswered: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    let turnsLeft = TURNS_AFTER;
    const turn = (): void => {
      if (isAnswered()) turnsLeft--;
      if (turnsLeft === 0) while (performance.now() < due);
      if (performance.now() < due) setImmediate(turn);
      else resolve();
    };
    turn();
  });
const pool = await livePool({ spares: 2 });

interface Open {
  readonly session: LiveSession;
  readonly feed: PushSource;
  readonly ended: Promise<unknown>;
}
async function open(
  bundle: RunBundle,
  hooks: { readonly onOrders?: () => void; readonly onStep?: (step: { readonly cpuUs: number; readonly rowsDone: number }) => void } = {},
): Promise<Open> {
  const feed = new PushSource(META, 1_100_000);
  let end: (value: unknown) => void = () => undefined;
  const ended = new Promise((resolve) => (end = resolve));
  const started = await LiveSession.on(
    feed,
    pool,
    { bundle, params: {}, config: CONFIG, budgets: { ...BUDGETS, probation: { steps: 10, ms: 0 } } },
    { ...hooks, onEnd: end },
  );
  if (!started.ok) throw new Error(started.stop.message);
  return { session: started.value, feed, ended };
}

/** Event pushed to judged order told, at 1,000 events a second. */
async function latency(): Promise<void> {
  const bundle = await bundleOf(EVERY_EVENT);
  const rows = rowsOf(4_000);
  const runs: number[][] = [];
  for (let run = 0; run < 5; run++) {
    const took: number[] = [];
    let pushedAt = 0;
    const { session, feed, ended } = await open(bundle, { onOrders: () => took.push((performance.now() - pushedAt) * 1_000) });
    await pause(200);
    for (const row of rows) {
      const due = performance.now() + 1;
      pushedAt = performance.now();
      feed.push([row]);
      const answers = took.length;
      await awakeUntil(due, () => took.length > answers);
    }
    feed.end();
    await ended;
    void session;
    runs.push(took.slice(1_000));
  }
  const inProcess = Array.from({ length: 5 }, () => plainLatency(rows));
  console.log('\nEvent in to judged order out, 1,000 events a second, an order on every event; medians of 5 runs of 3,000 events, JIT warm');
  const line = (name: string, all: readonly (readonly number[])[]): string[] => [
    name,
    ...[0.5, 0.9, 0.99, 0.999].map((share) => us(median(all.map((took) => percentile(took, share))))),
  ];
  printTable(
    ['', 'p50', 'p90', 'p99', 'p99.9'],
    [line('through process and isolate, judged', runs), line('plain: mirror and judge in this process', inProcess)],
  );
}

/** The same decision without process and isolate. */
function plainLatency(rows: readonly PushedRow[]): number[] {
  const took: number[] = [];
  const inline = inProcess(EveryEvent as never);
  for (const row of rows) {
    const since = performance.now();
    inline(Float64Array.from(row), 1);
    took.push((performance.now() - since) * 1_000);
  }
  return took.slice(1_000);
}

const { Strategy } = await import('@paddock/sdk');
class EveryEvent extends Strategy({ name: 'every-event' }) {
  override onBar(bar: { readonly close: number }): void {
    this.buy({ quantity: 1, limit: this.roundPrice(bar.close / 2), timeInForce: 'IOC' });
  }
}

function inProcess(strategy: never): (data: Float64Array, rows: number) => void {
  const out = new Float64Array(HEADER_LENGTH + 40_000 * COMMAND_LENGTH);
  const metadata = { name: 'x', title: '', description: '', scope: 'symbol' as const, warmUp: 0, params: [] };
  const mirror = new Mirror({ strategy, metadata, params: {}, instruments: INSTRUMENTS, config: CONFIG, baseMs: 60_000, out });
  const equity = new EquityAccumulator({ initialEquity: 1, timeframeMs: 60_000 });
  const judge = new Judge(
    { instruments: INSTRUMENTS, config: CONFIG, owners: 1 },
    new RunRecorder({ instruments: 1, lotMethod: 'average', equity, steps: 1_100_000 }),
  );
  mirror.start();
  return (data, rows) => {
    mirror.chunk(data, rows);
    mirror.seal(false);
    const problem = judge.chunk(data, rows, out, mirror.broker.tags);
    if (problem !== undefined) throw new Error(problem.message);
  };
}

/** All rows at once: how many events a child can take. */
async function throughput(): Promise<void> {
  const rows = rowsOf(1_000_000);
  const lines: string[][] = [];
  for (const [name, source, count] of [
    ['SMA 10/30', SMA_CROSS, 1_000_000],
    ['an order on every event', EVERY_EVENT, 200_000],
  ] as const) {
    const bundle = await bundleOf(source);
    const rates: number[] = [];
    const cpu: { readonly child: number; readonly host: number }[] = [];
    for (let run = 0; run < 5; run++) {
      let childUs = 0;
      const { session, feed, ended } = await open(bundle, { onStep: ({ cpuUs }) => (childUs += cpuUs) });
      session.pause();
      feed.push(rows.slice(0, count));
      feed.end();
      await pause(300);
      const since = performance.now();
      const before = process.cpuUsage();
      session.resume();
      await ended;
      const { user, system } = process.cpuUsage(before);
      cpu.push({ child: (childUs * 1_000) / count, host: ((user + system) * 1_000) / count });
      rates.push(count / ((performance.now() - since) / 1_000));
    }
    const ns = (side: 'child' | 'host'): string => `${Math.round(median(cpu.map((each) => each[side])))} ns`;
    lines.push([name, millions(median(rates)), millions(Math.min(...rates)), millions(Math.max(...rates)), ns('child'), ns('host')]);
  }
  console.log('\nEvents a second through one child when they come in batches, judged; 5 runs');
  printTable(['', 'median', 'least', 'most', 'CPU per event, isolate', 'CPU per event, host with judge'], lines);
}

type Feeding = (feed: PushSource, signal: AbortSignal, pushedAt: Float64Array) => Promise<number>;

/** Reloads while 10,000 events a second come in: in small bursts, and one by one. */
async function swaps(): Promise<void> {
  await swapsOn('ten rows every millisecond', inBursts);
  await swapsOn('a row every tenth of a millisecond, from another thread', oneByOne);
}
async function swapsOn(name: string, feeding: Feeding): Promise<void> {
  const bundle = await bundleOf(SMA_CROSS);
  const [rounds, reloads] = [3, 70];
  const pauses: number[] = [];
  const prepares: number[] = [];
  const waits = { beside: [] as number[], during: [] as number[] };
  let lost = 0;
  for (let round = 0; round < rounds; round++) {
    const pushedAt = new Float64Array(1_100_000);
    let isReloading = false;
    let judged = 0;
    const onStep = ({ rowsDone }: { readonly rowsDone: number }): void => {
      const to = isReloading ? waits.during : waits.beside;
      // The first of the rows that were judged together has waited longest.
      to.push((performance.now() - (pushedAt[judged] ?? 0)) * 1_000);
      judged = rowsDone;
    };
    const { session, feed, ended } = await open(bundle, { onStep });
    const stop = new AbortController();
    const pushing = feeding(feed, stop.signal, pushedAt);
    for (let k = 0; k < reloads; k++) {
      await pause(300);
      isReloading = true;
      const report = await session.reload({ bundle });
      isReloading = false;
      if (report.outcome !== 'swapped') throw new Error(JSON.stringify(report));
      pauses.push(report.pauseUs);
      prepares.push(report.prepareMs);
    }
    stop.abort();
    const pushed = await pushing;
    feed.end();
    await ended;
    lost += pushed - session.view.rowsDone;
  }
  console.log(`\nHot reload at 10,000 events a second, ${name}, state of 1,000 numbers, ${rounds} runs of ${reloads} reloads; events lost or doubled: ${lost}`);
  const line = (name: string, values: readonly number[], unit = us): string[] => [
    name,
    ...[0.5, 0.9, 0.99, 1 - 1e-9].map((share) => unit(percentile(values, share))),
  ];
  printTable(
    ['', 'p50', 'p90', 'p99', 'most'],
    [
      line('pause: rows that were due waited for the new version', pauses),
      line('preparation beside the running version', prepares, (ms) => `${Math.round(ms)} ms`),
      line('event in to step judged, between reloads', waits.beside),
      line('the same from the wish to reload to the swap', waits.during),
    ],
  );
}
/** Pushes ten rows a millisecond until it is stopped; returns how many there were. */
async function inBursts(feed: PushSource, signal: AbortSignal, pushedAt: Float64Array): Promise<number> {
  const rows = wander();
  const since = performance.now();
  let pushed = 0;
  while (!signal.aborted) {
    const due = Math.floor((performance.now() - since) * 10) - pushed;
    if (due > 0) pushedAt.fill(performance.now(), pushed, pushed + due);
    if (due > 0) feed.push(Array.from({ length: due }, () => rows.next().value));
    pushed += Math.max(0, due);
    await pause(1);
  }
  return pushed;
}
/** A thread that tells every tenth of a millisecond. */
const TICKING = `const { parentPort } = require('node:worker_threads');
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const since = performance.now();
  for (let told = 0; ; ) {
    Atomics.wait(cell, 0, 0, 0.05);
    for (; told < (performance.now() - since) * 10; told++) parentPort.postMessage(told);
  }`;
/** Pushes a row whenever the other thread tells, until it is stopped; returns how many there were. */
async function oneByOne(feed: PushSource, signal: AbortSignal, pushedAt: Float64Array): Promise<number> {
  const rows = wander();
  const ticking = new Worker(TICKING, { eval: true });
  let pushed = 0;
  ticking.on('message', () => {
    if (signal.aborted) return;
    pushedAt[pushed++] = performance.now();
    feed.push([rows.next().value]);
  });
  await once(signal, 'abort');
  await ticking.terminate();
  return pushed;
}

console.log(machine());
// Without an argument all of them: latency, throughput, swaps.
const wanted = process.argv[2];
for (const part of [latency, throughput, swaps]) if (wanted === undefined || wanted === part.name) await part();
pool.close();
process.exit(0);
