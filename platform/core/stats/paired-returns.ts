import type { BenchmarkColumns, PairedReturns } from './benchmark-statistics.ts';
import type { PeriodSeries } from './period-closes.ts';

/**
 * Returns of the same periods for the equity and for a benchmark. The benchmark's level at a time is its last close at or before it;
 * a period whose start or end it does not reach is left out.
 */
export function pairedReturns({ time, equity }: PeriodSeries, benchmark: BenchmarkColumns): PairedReturns {
  if (benchmark.time.length !== benchmark.close.length) {
    throw new RangeError(`benchmark has ${benchmark.time.length} times but ${benchmark.close.length} closes`);
  }
  const strategy = new Float64Array(time.length);
  const market = new Float64Array(time.length);
  let count = 0;
  let next = 0;
  let previousLevel = Number.NaN;
  for (let period = 0; period < time.length; period++) {
    while (next < benchmark.time.length && (benchmark.time[next] ?? Infinity) <= (time[period] ?? 0)) next++;
    const level = next === 0 ? Number.NaN : (benchmark.close[next - 1] ?? Number.NaN);
    if (period > 0 && previousLevel > 0 && level > 0) {
      const previous = equity[period - 1] ?? Number.NaN;
      strategy[count] = ((equity[period] ?? Number.NaN) - previous) / previous;
      market[count] = (level - previousLevel) / previousLevel;
      count++;
    }
    previousLevel = level;
  }
  return { strategy: strategy.subarray(0, count), benchmark: market.subarray(0, count) };
}
