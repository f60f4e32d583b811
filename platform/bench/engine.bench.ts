/** W1 to W3 of the reference workloads: the sandbox with risk, OMS and judge, beside the same engine without a sandbox and a plain loop. */
import fs from 'node:fs';
import path from 'node:path';
import { bundleStrategy } from '@paddock/sandbox';
import { DEFAULT_RUN_CONFIG, runInProcess, type BacktestRun } from '../dist/core/index.js';
import { buildFeed, openFeed, readBarsFile } from '../dist/adapters/history/index.js';
import { BacktestRunner } from '../dist/adapters/runner/index.js';
import { btcCsv, cpuOf, home, machine, median, millions, ms, printTable, root, shared } from './bench-kit.ts';
import { columnsOf } from './feed-columns.ts';
import { plainSmaCross } from './plain-sma-cross.ts';

const RUNS = 11;
const source = fs.readFileSync(path.join(root, 'plugins/sma-crossover/strategy.ts'), 'utf8');
const made = await bundleStrategy({ 'strategy.ts': source });
if (!made.ok) throw new Error(made.problems.map((problem) => problem.message).join('\n'));
const { bundle } = made;
const { default: SmaCrossover } = await import('../../plugins/dist/sma-crossover/strategy.js');
const runner = new BacktestRunner({ spares: 2 });
await runner.start();

async function feedOf(file: string): Promise<string> {
  const { source: bars } = await readBarsFile(file, { home });
  return (await buildFeed({ source: bars }, path.join(home, 'cache/feeds'))).path;
}

/** Waits until the runner's next spare stands ready, so that a run does not pay for its start. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 400));

async function sandboxed(feedPath: string, cash: string, params: Readonly<Record<string, unknown>>): Promise<BacktestRun[]> {
  const runs: BacktestRun[] = [];
  for (let i = 0; i < RUNS; i++) {
    await settle();
    runs.push(await runner.run({ bundle, params, feedPath, config: { ...DEFAULT_RUN_CONFIG, cash } }));
  }
  return runs;
}

async function w1(file: string): Promise<void> {
  const importStarted = performance.now();
  await readBarsFile(file, { home });
  const importMs = performance.now() - importStarted;
  const feedPath = await feedOf(file);
  const { data, rows } = columnsOf(feedPath);
  const params = { fast: 10, slow: 30, quantity: 1 };
  // Before the engine without a sandbox: a process of the platform never runs a strategy itself.
  const boxed = await sandboxed(feedPath, '100000000', params);
  const plain = Array.from({ length: RUNS }, () => cpuOf(() => plainSmaCross(data, rows, 100_000_000)));
  const instruments = openFeed(feedPath).meta.instruments;
  const bare = Array.from({ length: RUNS }, () =>
    cpuOf(() => runInProcess({ strategy: SmaCrossover, params, instruments, data, rows, baseMs: 60_000, config: { cash: '100000000' } })),
  );
  const same = boxed.every((run) => run.digest === bare[0]?.value.digest) && Math.abs(Number(boxed[0]?.metrics.finalEquity) - (plain[0]?.value ?? 0)) < 0.01;
  const reference = median(plain.map((run) => run.cpuMs));
  const row = (name: string, cpu: readonly number[], wall = ''): string[] => [
    name,
    ms(median(cpu)),
    millions(rows / (median(cpu) / 1_000)),
    `x${(median(cpu) / reference).toFixed(1)}`,
    wall,
  ];
  console.log(
    `\nW1: SMA 10/30 on ${rows.toLocaleString('en')} bars, ${boxed[0]?.metrics.trades} trades, results kept; median of ${RUNS} runs; all results equal: ${same}`,
  );
  printTable(
    ['', 'CPU', 'bars per CPU second', 'to the plain loop', 'wall'],
    [
      row(
        'plain JavaScript loop, no OMS, no risk',
        plain.map((run) => run.cpuMs),
      ),
      row(
        'engine without sandbox (mirror, judge, report)',
        bare.map((run) => run.cpuMs),
      ),
      row(
        'sandboxed, judged, risk and OMS on',
        boxed.map((run) => run.timing.cpuMs),
        ms(median(boxed.map((run) => run.timing.wallMs))),
      ),
    ],
  );
  console.log(`import of its CSV, ${rows.toLocaleString('en')} rows: ${ms(importMs)}`);
  console.log(`peak memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB`);
}

async function w2(file: string): Promise<void> {
  const started = performance.now();
  const feedPath = await feedOf(file);
  const read = performance.now() - started;
  const runs = await sandboxed(feedPath, '100000000', { fast: 10, slow: 30, notional: 10_000 });
  console.log(
    `\nW2: SMA 10/30 on ${openFeed(feedPath).meta.instruments.length} symbols, ${runs[0]?.timing.bars.toLocaleString('en')} bars, ${runs[0]?.metrics.trades} trades on one account`,
  );
  printTable(
    ['reading the CSV and building the feed', 'run, CPU', 'run, wall'],
    [[ms(read), ms(median(runs.map((run) => run.timing.cpuMs))), ms(median(runs.map((run) => run.timing.wallMs)))]],
  );
}

async function w3(file: string): Promise<void> {
  const feedPath = await feedOf(file);
  const paramSets = Array.from({ length: 400 }, (_, i) => ({ fast: 5 + Math.floor(i / 20), slow: 30 + (i % 20) * 5, quantity: 10 }));
  await settle();
  const started = performance.now();
  const runs = await runner.sweep({ bundle, feedPath, config: { cash: '1000000' }, paramSets });
  const wall = performance.now() - started;
  const bars = runs.reduce((sum, run) => sum + run.timing.bars, 0);
  console.log(`\nW3: 400 parameter pairs on ${runs[0]?.timing.bars.toLocaleString('en')} bars, one process`);
  printTable(['wall', 'bars per second'], [[ms(wall), millions(bars / (wall / 1_000))]]);
}

console.log(machine());
const btc = btcCsv(23);
if (btc === undefined) console.log('The reference data is absent (PADDOCK_SHARED): nothing to measure.');
else {
  await w1(btc);
  await w2(path.join(shared, 'data/panel/us-wide-daily.csv.gz'));
  await w3(path.join(shared, 'data/nse-5m/RELIANCE.csv.gz'));
}
await runner.close();
process.exit(0);
