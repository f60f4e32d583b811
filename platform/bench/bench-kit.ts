import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
/** Recorded data outside the project; benchmarks that need it say so when it is absent. */
export const shared = process.env['PADDOCK_SHARED'] ?? path.join(root, '../shared');
export const home = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-bench-'));
process.on('exit', () => fs.rmSync(home, { recursive: true, force: true }));

export function machine(): string {
  const cpus = os.cpus();
  return `${cpus[0]?.model.trim() ?? 'unknown CPU'}, ${cpus.length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.platform()} ${os.release()}, Node ${process.versions.node}, V8 ${process.versions.v8}`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** CPU milliseconds of this process, user and system, while `work` runs. */
export function cpuOf<T>(work: () => T): { readonly value: T; readonly cpuMs: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, cpuMs: (user + system) / 1_000 };
}

/** Rows under a heading, padded for a terminal and valid Markdown. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  console.log([line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n'));
}

export const millions = (perSecond: number): string => `${(perSecond / 1e6).toFixed(perSecond < 1e7 ? 2 : 1)} M/s`;
export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

/** The BTC perpetual's minutes so many times over as a CSV file; undefined without the shared data. */
export function btcCsv(times: number): string | undefined {
  const source = path.join(shared, 'data/minute/FTX-BTC-PERP-2022-01_1m.csv');
  if (!fs.existsSync(source)) return undefined;
  const lines = fs
    .readFileSync(source, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const start = Date.parse(`${(lines[0]?.[0] ?? '').replace(' ', 'T')}Z`);
  const file = path.join(home, `BTCx${times}.csv`);
  const out = fs.openSync(file, 'w');
  fs.writeSync(out, 'time,open,high,low,close,volume\n');
  for (let n = 0; n < times; n++)
    fs.writeSync(out, lines.map(([, open, high, low, close], i) => `${start + 60_000 * (n * lines.length + i)},${open},${high},${low},${close},0\n`).join(''));
  fs.closeSync(out);
  return file;
}
