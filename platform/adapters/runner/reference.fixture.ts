import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { bundleStrategy, type StrategyBundle } from '@paddock/sandbox';
import { DEFAULT_RUN_CONFIG, type BacktestRun, type RunConfig } from '../../core/index.ts';
import { buildFeed, readBarsFile } from '../history/index.ts';
import type { BacktestRunner } from './backtest-runner.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Recorded market data and exact results, kept outside the project. */
export const shared = process.env['PADDOCK_SHARED'] ?? path.join(root, '../shared');
export const hasShared = existsSync(path.join(shared, 'oracles'));

export const oracle = <T>(name: string): T => JSON.parse(readFileSync(path.join(shared, 'oracles', `canonical-${name}.json`), 'utf8')) as T;
export const sharedFile = (name: string): string => path.join(shared, 'data', name);

/** A folder that is removed when the test file ends. */
export function temporaryHome(): { readonly home: string; remove(): void } {
  const home = mkdtempSync(path.join(os.tmpdir(), 'paddock-runner-'));
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
}

export async function sampleBundle(name: string): Promise<StrategyBundle> {
  return bundleOf(readFileSync(path.join(root, 'plugins', name, 'strategy.ts'), 'utf8'));
}
export async function bundleOf(source: string): Promise<StrategyBundle> {
  const made = await bundleStrategy({ 'strategy.ts': source });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.bundle;
}

/** Builds the feed of a data file. */
export async function feedOf(file: string, home: string): Promise<string> {
  const { source } = await readBarsFile(file, { home });
  return (await buildFeed({ source }, path.join(home, 'cache/feeds'))).path;
}

export interface Reference {
  readonly strategy: StrategyBundle;
  readonly feedPath: string;
  readonly cash: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly config?: Partial<RunConfig>;
}
export function runReference(runner: BacktestRunner, { strategy, feedPath, cash, params, config }: Reference): Promise<BacktestRun> {
  return runner.run({ bundle: strategy, params: params ?? {}, feedPath, config: { ...DEFAULT_RUN_CONFIG, cash, ...config } });
}

/** The inputs of the reference workloads that are not files as they are. */
export function eurusdCsv(home: string): string {
  const zip = readFileSync(sharedFile('lean/forex/oanda/hour/eurusd.zip'));
  const lines = inflateOnlyEntry(zip).trim().split('\n');
  const rows = lines.map((line) => {
    const [stamp = '', ...prices] = line.trim().split(',');
    const mids = [0, 1, 2, 3].map((i) => mid(prices[i] ?? '', prices[i + 5] ?? ''));
    return `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)} ${stamp.slice(9)},${mids.join(',')},0`;
  });
  const file = path.join(home, 'EURUSD.csv');
  writeFileSync(file, `time,open,high,low,close,volume\n${rows.join('\n')}\n`);
  return file;
}

/** The BTC perpetual's minutes so many times over, the time axis continued. */
export function btcCsv(home: string, times: number): string {
  const lines = readFileSync(sharedFile('minute/FTX-BTC-PERP-2022-01_1m.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const start = Date.parse(`${(lines[0]?.[0] ?? '').replace(' ', 'T')}Z`);
  const rows: string[] = [];
  for (let n = 0; n < times; n++)
    for (const [, open, high, low, close] of lines) rows.push(`${start + 60_000 * rows.length},${open},${high},${low},${close},0`);
  const file = path.join(home, `BTCx${times}.csv`);
  writeFileSync(file, `time,open,high,low,close,volume\n${rows.join('\n')}\n`);
  return file;
}

const units = (text: string): number => Math.round(Number(text) * 1e6);

/** (bid + ask) / 2 rounded half up to 6 decimals, on integers. */
function mid(bid: string, ask: string): string {
  return (Math.round((units(bid) + units(ask)) / 2) / 1e6).toFixed(6);
}

/** Text of the only file of a zip archive (deflate). */
function inflateOnlyEntry(zip: Buffer): string {
  const nameLength = zip.readUInt16LE(26);
  const extraLength = zip.readUInt16LE(28);
  const central = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const compressed = zip.readUInt32LE(central + 20);
  const data = zip.subarray(30 + nameLength + extraLength, 30 + nameLength + extraLength + compressed);
  const crc = zip.subarray(central + 16, central + 20);
  const size = zip.subarray(central + 24, central + 28);
  return gunzipSync(Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), data, crc, size])).toString('utf8');
}
