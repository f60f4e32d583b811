/** The sandbox itself: how soon runaway code ends, how soon the next process answers, what one costs, and what the platform feels of it. */
import fs from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { bundleStrategy, SparePool, type Budgets, type Sandbox } from '@paddock/sandbox';
import { DEFAULT_RUN_CONFIG } from '../dist/core/index.js';
import { BacktestRunner } from '../dist/adapters/runner/index.js';
import { guestImage } from '../dist/adapters/runner/guest-image.js';
import { home, machine, median, ms, printTable, root } from './bench-kit.ts';
import { writeFeed } from './made-up-feed.ts';

const RUNS = 50;
const STRATEGIES = 20;
const BUDGET_MS = 250;
const MB = 1_048_576;
const BUDGETS: Partial<Budgets> = { loadMs: BUDGET_MS, chunkMs: BUDGET_MS, controlMs: BUDGET_MS };
const INSTRUMENTS = [{ symbol: 'WANDER', priceDecimals: 1, quantityDecimals: 0, tick: 1 }];

const image = await guestImage();
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
const line = (name: string, values: readonly number[], goal: string): string[] => [
  name,
  ms(median(values)),
  ms(percentile(values, 0.99)),
  ms(Math.max(...values)),
  goal,
];

function poolOf(spares: number): SparePool {
  return new SparePool({
    image,
    spares,
    budgets: { heapBytes: 64 * MB, rssBytes: 384 * MB },
    inputBytes: MB,
    outputBytes: 8 * MB,
    rehearsal: 'rehearse-session',
  });
}
async function take(pool: SparePool): Promise<Sandbox> {
  const taken = await pool.acquire(BUDGETS);
  if (!taken.ok) throw new Error(taken.stop.message);
  return taken.value;
}
async function untilFull(pool: SparePool): Promise<void> {
  while (pool.spares < 2) await pause(20);
}
async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/** Milliseconds beyond the budget until the host knows that the code has ended. */
async function runaway(code: string): Promise<readonly number[]> {
  const pool = poolOf(1);
  await pause(1_000);
  const beyond: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const sandbox = await take(pool);
    beyond.push((await timed(() => sandbox.load({ code }))) - BUDGET_MS);
    sandbox.close();
    await pause(100);
  }
  pool.close();
  return beyond;
}

/** From the kill of one process to the first answer of the spare that takes its place: of a full pool, or while that starts another spare. */
async function takeOver({ isFull }: { readonly isFull: boolean }): Promise<readonly number[]> {
  const pool = poolOf(2);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const old = await take(pool);
    await pause(300);
    if (isFull) await untilFull(pool);
    times.push(
      await timed(async () => {
        old.close();
        const next = await take(pool);
        await next.control('drain');
        next.close();
      }),
    );
  }
  pool.close();
  return times;
}

async function starts(): Promise<readonly number[]> {
  const pool = poolOf(0);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await timed(async () => (await take(pool)).close()));
  pool.close();
  return times;
}

/** A new context with the whole image, in an isolate that is there already. */
async function contexts(): Promise<readonly number[]> {
  const pool = poolOf(0);
  const sandbox = await take(pool);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await timed(() => sandbox.renew()));
  sandbox.close();
  pool.close();
  return times;
}

type MemoryField = 'Rss' | 'Pss' | 'Private_Clean' | 'Private_Dirty';

/** Kilobytes of a process and all below it, from the kernel. */
function kilobytes(pid: number, field: MemoryField): number {
  const below = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  const own = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  return Number(own ?? 0) + below.reduce((sum, child) => sum + kilobytes(Number(child), field), 0);
}

/** Spares as deployments get them, in each of which a strategy has run over some thousand bars. What all share, the code of Node, is held once, however many there are. */
async function density(): Promise<void> {
  if (!fs.existsSync('/proc/self/smaps_rollup')) return console.log('\nmemory of a process: not measured, this system has no /proc');
  const pool = poolOf(1);
  const sandboxes: Sandbox[] = [];
  for (let i = 0; i < STRATEGIES; i++) {
    while (pool.spares === 0) await pause(20);
    sandboxes.push(await running(pool));
  }
  const mean = (field: MemoryField): number => sandboxes.reduce((sum, { pid }) => sum + kilobytes(pid, field), 0) / STRATEGIES / 1_024;
  const own = mean('Private_Clean') + mean('Private_Dirty');
  const shared = mean('Rss') - own;
  console.log(
    `\n${STRATEGIES} processes, a strategy in each: ${own.toFixed(1)} MB of its own and ${shared.toFixed(1)} MB that all share; ` +
      `${Math.floor((1_024 - shared) / own)} strategies per GiB (goal 60); by proportional share ${mean('Pss').toFixed(1)} MB, ${Math.floor(1_024 / mean('Pss'))} per GiB`,
  );
  for (const sandbox of sandboxes) sandbox.close();
  pool.close();
}
async function running(pool: SparePool): Promise<Sandbox> {
  const made = await bundleStrategy({ 'strategy.ts': fs.readFileSync(path.join(root, 'plugins/sma-crossover/strategy.ts'), 'utf8') });
  if (!made.ok) throw new Error('the sample does not bundle');
  const sandbox = await take(pool);
  await sandbox.load(made.bundle);
  const config = { ...DEFAULT_RUN_CONFIG, cash: '100000000' };
  const params = { fast: 10, slow: 30, quantity: 1, notional: 0 };
  await sandbox.control('configure', { params, instruments: INSTRUMENTS, config, baseMs: 60_000, startTime: 1.6e12 });
  const ran = await sandbox.chunk({ rows: 4_096, payload: bars(4_096) });
  if (!ran.ok) throw new Error(ran.stop.message);
  return sandbox;
}
function bars(rows: number): Uint8Array {
  const data = new Float64Array(7 * rows);
  for (let i = 0; i < rows; i++) {
    const close = 4_000 + Math.round(200 * Math.sin(i / 9)) / 10;
    [1.6e12 + i * 60_000, 0, close, close + 1, close - 1, close, 1].forEach((value, column) => (data[column * rows + i] = value));
  }
  return new Uint8Array(data.buffer);
}

/** Every third strategy of the hostile corpus, two at a time; the loop of this process is watched meanwhile. */
async function lagUnderAttack(): Promise<void> {
  const folder = path.join(root, 'sandbox/hostile');
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .filter((_, i) => i % 3 === 0);
  const total = files.length;
  const runner = new BacktestRunner({ spares: 2, budgets: { heapBytes: 64 * MB, rssBytes: 320 * MB, ...BUDGETS } });
  await runner.start();
  const feedPath = writeFeed(home, 2_000);
  const lag = monitorEventLoopDelay({ resolution: 1 });
  lag.enable();
  const since = performance.now();
  const lane = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      const made = await bundleStrategy({ 'strategy.ts': fs.readFileSync(path.join(folder, file), 'utf8') });
      if (made.ok) await runner.run({ bundle: made.bundle, params: {}, feedPath, config: DEFAULT_RUN_CONFIG });
    }
  };
  await Promise.all([lane(), lane()]);
  lag.disable();
  await runner.close();
  const at = (share: number): string => ms(lag.percentile(share) / 1e6);
  console.log(
    `\nevent loop of the platform while ${total} hostile strategies ran, two at a time, ${((performance.now() - since) / 1_000).toFixed(0)} s: p50 ${at(50)}, p99 ${at(99)}, longest ${ms(lag.max / 1e6)} (goal p99 20 ms)`,
  );
}

console.log(machine());
console.log(`load of the machine before: ${(await import('node:os')).loadavg()[0]?.toFixed(1)} runnable processes; figures of a busy machine mean little`);
console.log(`\nof ${RUNS} runs each`);
printTable(
  ['', 'p50', 'p99', 'longest', 'goal (p99)'],
  [
    line(`endless loop: beyond its ${BUDGET_MS} ms until it is over`, await runaway('for (;;);'), '250 ms'),
    line('native call that cannot be interrupted: the same', await runaway("Array.prototype.includes.call({ length: 2 ** 52 }, 'x');"), '250 ms'),
    line('kill to the first answer of the spare', await takeOver({ isFull: true }), '5 ms'),
    line('the same while another spare starts', await takeOver({ isFull: false }), ''),
    line('new context with the image', await contexts(), '4 ms'),
    line('start of a process to ready, hidden by spares', await starts(), ''),
  ],
);
await density();
await lagUnderAttack();
process.exit(0);
