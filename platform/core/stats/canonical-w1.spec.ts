import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { EquityColumns } from '../backtest/result.ts';
import { computeMetrics } from './compute-metrics.ts';
import { EquityAccumulator } from './streaming-stats.ts';

const SHARED = process.env['PADDOCK_SHARED'] ?? resolve(import.meta.dirname, '../../../../shared');

interface Workload {
  readonly name: string;
  readonly file: string;
  readonly timeframeMs: number;
  readonly quantity: number;
  readonly cash: number;
  /** The bars this many times over, the time axis continued. */
  readonly repeat?: number;
}

interface Bars {
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly close: Float64Array;
}

interface Canonical {
  readonly bars: number;
  readonly nTrades: number;
  readonly finalEquity: number;
  readonly maxDrawdown: number;
  readonly sharpePerBar: number;
}

const WORKLOADS: readonly Workload[] = [
  { name: 'goog-1d', file: 'daily/GOOG.csv', timeframeMs: 86_400_000, quantity: 100, cash: 1e5 },
  { name: 'reliance-5m', file: 'nse-5m/RELIANCE.csv.gz', timeframeMs: 300_000, quantity: 10, cash: 1e6 },
  { name: 'btcperp-1m', file: 'minute/FTX-BTC-PERP-2022-01_1m.csv', timeframeMs: 60_000, quantity: 1, cash: 1e8 },
  { name: 'btcperp-1m-x23', file: 'minute/FTX-BTC-PERP-2022-01_1m.csv', timeframeMs: 60_000, quantity: 1, cash: 1e8, repeat: 23 },
];

/** Rows sorted by time, the first of equal stamps kept: time, open, high, low, close, volume. */
function readBars({ file, timeframeMs, repeat = 1 }: Workload): Bars {
  const raw = readFileSync(resolve(SHARED, 'data', file));
  const lines = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8').trim().split('\n').slice(1);
  const rows = new Map<number, readonly string[]>();
  for (const line of lines) {
    const cells = line.split(',');
    const stamp = (cells[0] ?? '').replace(' ', 'T');
    const time = Date.parse(/[Z+]|T.*-/.test(stamp) ? stamp : stamp.includes('T') ? `${stamp.slice(0, 19)}Z` : `${stamp}T00:00:00Z`);
    if (!rows.has(time)) rows.set(time, cells);
  }
  const sorted = [...rows].toSorted(([a], [b]) => a - b);
  const first = sorted[0]?.[0] ?? 0;
  const pick = (column: number): Float64Array =>
    Float64Array.from({ length: sorted.length * repeat }, (_, bar) => Number(sorted[bar % sorted.length]?.[1][column]));
  const time =
    repeat === 1 ? Float64Array.from(sorted, ([stamp]) => stamp) : Float64Array.from({ length: sorted.length * repeat }, (_, bar) => first + bar * timeframeMs);
  return { time, open: pick(1), close: pick(4) };
}

/** W1 as the rules state it, naively: exact crossings on scaled integers, orders fill at the next open, 0.1 % fee. */
function naiveW1({ time, open, close }: Bars, { quantity, cash: initial }: Workload): { readonly equity: EquityColumns; readonly trades: number } {
  const scaled = close.map((value) => Math.round(value * 1e6));
  const equity = new Float64Array(time.length);
  const exposure = new Float64Array(time.length);
  let cash = initial;
  let held = 0;
  let trades = 0;
  let pending = 0;
  let before = 0;
  let fast = 0;
  let slow = 0;
  for (let bar = 0; bar < time.length; bar++) {
    const price = open[bar] ?? 0;
    if (pending !== 0) {
      cash -= pending * price + Math.abs(pending) * price * 0.001;
      held += pending;
      if (pending < 0) trades++;
      pending = 0;
    }
    equity[bar] = cash + held * (close[bar] ?? 0);
    exposure[bar] = held * (close[bar] ?? 0);
    fast += (scaled[bar] ?? 0) - (scaled[bar - 10] ?? 0);
    slow += (scaled[bar] ?? 0) - (scaled[bar - 30] ?? 0);
    const difference = fast * 30 - slow * 10;
    if (bar >= 30 && before <= 0 && difference > 0 && held === 0) pending = quantity;
    else if (bar >= 30 && before >= 0 && difference < 0 && held > 0) pending = -held;
    before = difference;
  }
  return { equity: { time, equity, exposure }, trades };
}

describe('statistics of W1 equal the canonical ones', () => {
  for (const workload of WORKLOADS) {
    const oracle = resolve(SHARED, 'oracles', `canonical-w1-${workload.name}.json`);
    const exists = existsSync(oracle) && existsSync(resolve(SHARED, 'data', workload.file));
    test.skipIf(!exists)(`${workload.name}${exists ? '' : ' (skipped: shared data is absent, set PADDOCK_SHARED)'}`, () => {
      const canonical = JSON.parse(readFileSync(oracle, 'utf8')) as Canonical;
      const { equity, trades } = naiveW1(readBars(workload), workload);
      const { metrics } = computeMetrics({ equity, initialEquity: workload.cash, trades: [], fees: '0', tradedNotional: 0, timeframeMs: workload.timeframeMs });
      expect(trades).toBe(canonical.nTrades);
      expect(metrics.bars).toBe(canonical.bars);
      expect(Math.abs(Number(metrics.finalEquity) - canonical.finalEquity)).toBeLessThan(0.005);
      expect(Math.abs(metrics.maxDrawdown / canonical.maxDrawdown - 1)).toBeLessThan(1e-10);
      expect(Math.abs((metrics.sharpePerBar ?? 0) / canonical.sharpePerBar - 1)).toBeLessThan(1e-9);

      const accumulator = new EquityAccumulator({ initialEquity: workload.cash, timeframeMs: workload.timeframeMs });
      for (let bar = 0; bar < canonical.bars; bar++) accumulator.pushColumns(equity, bar, bar + 1);
      const streamed = computeMetrics({
        equity: accumulator.finish(),
        initialEquity: workload.cash,
        trades: [],
        fees: '0',
        tradedNotional: 0,
        timeframeMs: workload.timeframeMs,
      });
      expect(streamed.metrics).toEqual(metrics);
    });
  }
});
