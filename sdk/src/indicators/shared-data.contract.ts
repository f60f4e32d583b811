import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, inflateRawSync } from 'node:zlib';

/** Folder of the recorded markets and their reference results; tests that need it are skipped without it. */
export const SHARED = process.env['PADDOCK_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
export const hasShared = existsSync(`${SHARED}/data`) && existsSync(`${SHARED}/oracles`);
export const absence = hasShared ? '' : ` (skipped: ${SHARED} is absent)`;

/** Closes of a benchmark input: as the nearest doubles, and in millionths as the text has them. */
export interface Closes {
  readonly doubles: Float64Array;
  readonly millionths: readonly bigint[];
}

const SOURCES: Readonly<Record<string, () => readonly string[]>> = {
  'goog-1d': () => rowsOf(readFileSync(`${SHARED}/data/daily/GOOG.csv`)).map((row) => cell(row, 4)),
  'btcperp-1m': () => rowsOf(readFileSync(`${SHARED}/data/minute/FTX-BTC-PERP-2022-01_1m.csv`)).map((row) => cell(row, 4)),
  'reliance-5m': () => sortedUnique(rowsOf(gunzipSync(readFileSync(`${SHARED}/data/nse-5m/RELIANCE.csv.gz`)))).map((row) => cell(row, 4)),
  'eurusd-1h': () => unzip(readFileSync(`${SHARED}/data/lean/forex/oanda/hour/eurusd.zip`)).map((row) => middle(cell(row, 4), cell(row, 9))),
};

export function closesOf(input: string): Closes {
  const texts = SOURCES[input]?.();
  if (texts === undefined) throw new RangeError(`no input ${input}; the inputs are ${Object.keys(SOURCES).join(', ')}`);
  return { doubles: Float64Array.from(texts, Number), millionths: texts.map(inMillionths) };
}

export function inMillionths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  if (fraction.length > 6) throw new RangeError(`${text} has more than 6 decimals`);
  return BigInt(whole + fraction.padEnd(6, '0'));
}

function rowsOf(file: Buffer): readonly string[] {
  return file.toString('utf8').trim().split(/\r?\n/).slice(1);
}

function cell(row: string, at: number): string {
  return row.split(',')[at] ?? '';
}

/** Of rows with one time stamp the first one stays. */
function sortedUnique(rows: readonly string[]): readonly string[] {
  const byTime = new Map<number, string>();
  for (const row of rows) {
    const time = Date.parse(cell(row, 0));
    if (!byTime.has(time)) byTime.set(time, row);
  }
  return [...byTime].toSorted(([a], [b]) => a - b).map(([, row]) => row);
}

function middle(bid: string, ask: string): string {
  const twice = inMillionths(bid) + inMillionths(ask);
  const digits = String(twice / 2n).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** Rows of the only, deflated, file of a zip. */
function unzip(zip: Buffer): readonly string[] {
  const directory = zip.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  const size = zip.readUInt32LE(directory + 20);
  const local = zip.readUInt32LE(directory + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  return inflateRawSync(zip.subarray(start, start + size))
    .toString('utf8')
    .trim()
    .split(/\r?\n/);
}
