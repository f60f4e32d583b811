/** What a client of a whole server waits for: a short run from POST to its stored result, and 2,000 symbols as one job, reading included. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Config } from '../dist/modules/config/index.js';
import { startServer } from '../dist/apps/server.js';
import { home, machine, median, ms, printTable, shared } from './bench-kit.ts';

const RUNS = 60;
const WARM_UP = 10;
const server = await startServer(Config.of({ home, port: 0, logLevel: 'error', logFormat: 'json', rateLimit: 1_000_000, demoData: false }), (error) => {
  throw error;
});

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}
let token = '';

async function call(method: string, address: string, body?: unknown): Promise<Answer> {
  const form = body instanceof FormData;
  const headers = { authorization: `Bearer ${token}`, ...(body === undefined || form ? {} : { 'content-type': 'application/json' }) };
  const response = await fetch(`${server.url}/api/v1${address}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
  });
  if (response.status >= 400) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function ended(address: string, pauseMs: number): Promise<Record<string, unknown>> {
  for (;;) {
    const { body } = await call('GET', address);
    if (body['status'] === 'completed') return body;
    if (body['status'] !== 'queued' && body['status'] !== 'running') throw new Error(`${address}: ${JSON.stringify(body)}`);
    await delay(pauseMs);
  }
}

async function importFile(name: string, file: string): Promise<{ readonly dataset: string; readonly wallMs: number }> {
  const since = performance.now();
  const form = new FormData();
  form.append('options', JSON.stringify({ name }));
  form.append('files', new Blob([fs.readFileSync(file)]), path.basename(file));
  const { body } = await call('POST', '/imports', form);
  const done = await ended(`/imports/${String(body['id'])}`, 20);
  return { dataset: String(done['datasetId']), wallMs: performance.now() - since };
}

/** Milliseconds of one run by stage; both clocks are this machine's. */
async function shortRun(dataset: string): Promise<Readonly<Record<string, number>>> {
  const sentAt = Date.now();
  const since = performance.now();
  const { body: job } = await call('POST', '/backtests', { strategy: 'sma-crossover', dataset, from: '2012-03-01', to: '2013-03-01' });
  const post = performance.now() - since;
  await delay(250);
  const done = await ended(`/backtests/${String(job['id'])}`, 50);
  const { body: report } = await call('GET', `/backtests/${String(job['id'])}/report`);
  const timing = report['timing'] as { readonly wallMs: number; readonly bars: number };
  const [started, finished] = [Number(done['startedAt']), Number(done['finishedAt'])];
  return { total: finished - sentAt, post, start: started - sentAt, run: timing.wallMs, rest: finished - started - timing.wallMs };
}

async function shortRuns(): Promise<void> {
  const { dataset } = await importFile('goog', path.join(shared, 'data/daily/GOOG.csv'));
  const runs: Readonly<Record<string, number>>[] = [];
  for (let i = 0; i < RUNS + WARM_UP; i++) runs.push(await shortRun(dataset));
  const measured = runs.slice(WARM_UP);
  const column = (name: string): number[] => measured.map((run) => run[name] ?? Number.NaN).toSorted((a, b) => a - b);
  const row = (title: string, name: string): string[] => [title, ms(median(column(name))), ms(column(name)[Math.floor(RUNS * 0.9)] ?? Number.NaN)];
  console.log(`\nOne symbol, one year of daily bars, ${RUNS} runs one after another`);
  printTable(
    ['from POST sent to', 'p50', 'p90'],
    [row('answer (202, row stored, worker woken)', 'post'), row('claimed by the worker', 'start'), row('result stored, status completed', 'total')],
  );
  printTable(['of that', 'p50', 'p90'], [row('sandbox and judge', 'run'), row('claim, code, feed, result file, row', 'rest')]);
}

async function manySymbols(): Promise<void> {
  const { dataset, wallMs } = await importFile('us-wide', path.join(shared, 'data/panel/us-wide-daily.csv.gz'));
  const rows: string[][] = [['import of the CSV.gz', ms(wallMs)]];
  for (const title of ['first run, feed built from the imported bars', 'second run, feed in the cache']) {
    const since = performance.now();
    const { body: job } = await call('POST', '/backtests', { strategy: 'sma-crossover', dataset, cash: '100000000', params: { notional: 10_000 } });
    await ended(`/backtests/${String(job['id'])}`, 20);
    rows.push([title, ms(performance.now() - since)]);
  }
  console.log('\nW2, 2,000 symbols of daily bars as one job through REST');
  printTable(['step', 'wall'], rows);
}

try {
  console.log(machine());
  const link = new URL(server.signInUrl ?? '').searchParams.get('token');
  token = String((await call('POST', '/auth/link', { token: link })).body['token']);
  if (fs.existsSync(path.join(shared, 'data/daily/GOOG.csv'))) {
    await shortRuns();
    await manySymbols();
  } else console.log(`The data of ${shared} is absent: nothing to measure`);
} finally {
  await server.stop();
}
process.exit(0);
