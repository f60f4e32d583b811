/**
 * The sandbox tax: CPU of a judged and budgeted run to that of the same engine without a sandbox, for three kinds of strategy.
 * Both sides include mirror, judge and report. Every figure comes from a process of its own; medians of several. `npm run bench -- tax`.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleStrategy } from '@paddock/sandbox';
import { readMetadata, resolveParamsOf, type StrategyConstructor } from '@paddock/sdk/runtime';
import { DEFAULT_RUN_CONFIG, runInProcess } from '../dist/core/index.js';
import { openFeed } from '../dist/adapters/history/index.js';
import { BacktestRunner } from '../dist/adapters/runner/index.js';
import { COMMAND_LENGTH, HEADER_LENGTH } from '../dist/core/backtest/command-log.js';
import { Mirror } from '../dist/core/backtest/mirror.js';
import { cpuOf, home, machine, median, ms, printTable, root } from './bench-kit.ts';
import { columnsOf } from './feed-columns.ts';
import { writeFeed } from './made-up-feed.ts';
import { plainSmaCross } from './plain-sma-cross.ts';

const PROCESSES = 5;
const CONFIG = { ...DEFAULT_RUN_CONFIG, cash: '100000000' };
const STRATEGIES = {
  'sma-crossover': { file: 'plugins/sma-crossover/strategy.ts', params: { fast: 10, slow: 30, quantity: 1 }, bars: 1_000_000, goal: 1.25 },
  'limit-cancel': { file: 'platform/bench/strategies/limit-cancel.ts', params: {}, bars: 1_000_000, goal: 2.5 },
  'market-maker': { file: 'platform/bench/strategies/market-maker.ts', params: {}, bars: 200_000, goal: 4 },
} as const;
type Name = keyof typeof STRATEGIES;
/** How a strategy is run: in the sandbox with judge; engine and judge in this process; the engine alone; no engine at all. */
type Way = 'sandboxed' | 'judged here' | 'engine alone' | 'plain loop';

interface Measured {
  /** Of everything: isolate and this process with feed, frames, judge and report. */
  readonly cpuMs: number;
  /** Of strategy and mirror only. */
  readonly mirrorMs: number;
  readonly orders: number;
  readonly digest: string;
}

const [name, way, folder] = process.argv.slice(2) as [Name?, Way?, string?];
if (name !== undefined && way !== undefined && folder !== undefined) {
  console.log(JSON.stringify(await measure(name, way, folder)));
  process.exit(0);
}
report();

async function measure(strategy: Name, how: Way, folderOfFeed: string): Promise<Measured> {
  const feedPath = path.join(folderOfFeed, `wander-${STRATEGIES[strategy].bars}`);
  if (how === 'sandboxed') return sandboxed(strategy, feedPath);
  const { data, rows } = columnsOf(feedPath);
  const { instruments } = openFeed(feedPath).meta;
  if (how === 'plain loop') {
    const { cpuMs } = cpuOf(() => plainSmaCross(data, rows, 100_000_000));
    return { cpuMs, mirrorMs: cpuMs, orders: 0, digest: '' };
  }
  const { params, file } = STRATEGIES[strategy];
  const { default: loaded } = (await import(path.join(root, file))) as { readonly default: StrategyConstructor };
  if (how === 'engine alone') {
    const { value: orders, cpuMs } = cpuOf(() => engineAlone(loaded, params, { data, rows }, instruments));
    return { cpuMs, mirrorMs: cpuMs, orders, digest: '' };
  }
  const { value: run, cpuMs } = cpuOf(() => runInProcess({ strategy: loaded, params, instruments, data, rows, baseMs: 60_000, config: CONFIG }));
  return { cpuMs, mirrorMs: Number.NaN, orders: run.orders.length, digest: run.digest };
}

async function sandboxed(strategy: Name, feedPath: string): Promise<Measured> {
  const made = await bundleStrategy({ 'strategy.ts': fs.readFileSync(path.join(root, STRATEGIES[strategy].file), 'utf8') });
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join('\n'));
  const runner = new BacktestRunner({ spares: 1 });
  await runner.start();
  await new Promise((ready) => setTimeout(ready, 1_000));
  const before = process.cpuUsage();
  let childMs = 0;
  const task = { bundle: made.bundle, params: STRATEGIES[strategy].params, feedPath, config: CONFIG };
  const run = await runner.run(task, { onUsage: ({ cpuUs }) => (childMs = cpuUs / 1_000) });
  const { user, system } = process.cpuUsage(before);
  if (run.reason !== undefined) throw new Error(run.reason.message);
  await runner.close();
  return { cpuMs: childMs + (user + system) / 1_000, mirrorMs: childMs, orders: run.orders.length, digest: run.digest };
}

/** The strategy and its engine, nobody judging: what a host that trusts its authors would run. */
function engineAlone(
  strategy: StrategyConstructor,
  given: Readonly<Record<string, unknown>>,
  { data, rows }: { readonly data: Float64Array; readonly rows: number },
  instruments: ReturnType<typeof openFeed>['meta']['instruments'],
): number {
  const metadata = readMetadata(strategy);
  const resolved = resolveParamsOf(metadata, given);
  if (!resolved.ok) throw new RangeError(resolved.problems.map(({ message }) => message).join('; '));
  const out = new Float64Array(HEADER_LENGTH + 65_536 * COMMAND_LENGTH);
  const mirror = new Mirror({ strategy, metadata, params: resolved.params, instruments, config: CONFIG, baseMs: 60_000, out });
  mirror.start();
  for (let from = 0; from < rows; from += 8_192) {
    const count = Math.min(8_192, rows - from);
    const piece = new Float64Array(7 * count);
    for (let column = 0; column < 7; column++) piece.set(data.subarray(column * rows + from, column * rows + from + count), column * count);
    mirror.chunk(piece, count);
    mirror.seal(false);
  }
  mirror.stop();
  return mirror.engine.orderCount;
}

function inFreshProcesses(strategy: Name, how: Way): readonly Measured[] {
  return Array.from({ length: PROCESSES }, () => {
    const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), strategy, how, home], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as Measured;
  });
}

function report(): void {
  console.log(machine());
  const names = Object.keys(STRATEGIES) as Name[];
  for (const bars of new Set(names.map((each) => STRATEGIES[each].bars))) writeFeed(home, bars);
  const reference = median(inFreshProcesses('sma-crossover', 'plain loop').map(({ cpuMs }) => cpuMs));
  console.log(`reference: SMA 10/30 as a plain JavaScript loop over 1,000,000 bars, no engine: ${ms(reference)}`);
  const rows = names.map((each) => {
    const { bars, goal } = STRATEGIES[each];
    const [boxed, judged, alone] = (['sandboxed', 'judged here', 'engine alone'] as const).map((how) => inFreshProcesses(each, how));
    const cpu = (runs: readonly Measured[] = []): number => median(runs.map(({ cpuMs }) => cpuMs));
    const mirror = (runs: readonly Measured[] = []): number => median(runs.map(({ mirrorMs }) => mirrorMs));
    const same = new Set([...(boxed ?? []), ...(judged ?? [])].map(({ digest }) => digest)).size === 1;
    return [
      each,
      ((alone?.[0]?.orders ?? 0) / bars).toFixed(3),
      ms(cpu(judged)),
      ms(cpu(boxed)),
      `x${(cpu(boxed) / cpu(judged)).toFixed(2)}`,
      `x${goal}`,
      ms(mirror(alone)),
      ms(mirror(boxed)),
      `x${(mirror(boxed) / mirror(alone)).toFixed(2)}`,
      String(same),
    ];
  });
  console.log(`CPU, medians of ${PROCESSES} fresh processes each; outside of the sandbox the compiler's threads count, inside they do not`);
  const heads = ['orders a bar', 'no sandbox', 'sandboxed', 'tax', 'goal', 'strategy and engine only', 'the same in the isolate', 'ratio', 'same result'];
  printTable(['strategy', ...heads], rows);
}
