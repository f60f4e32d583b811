import {
  at,
  covariance,
  diff,
  ema,
  flow,
  highest,
  isDefined,
  lag,
  lowest,
  map,
  masked,
  mean,
  mid,
  minus,
  over,
  pairs,
  range,
  returns,
  roc,
  roll,
  scan,
  sma,
  sum,
  symmetric,
  total,
  trueRange,
  typical,
  variance,
  wma,
  zip,
  type Column,
  sessions,
} from './naive-math.contract.ts';
import type { Naive } from './naive.contract.ts';

/** What is drawn below the price. */
export const oscillators: Readonly<Record<string, Naive>> = {
  logr: (b, { period: n = 0 }) => ({ value: zip(b.close, lag(b.close, n), (x, past) => Math.log(x / past)) }),
  ao: (b, { fast = 0, slow = 0 }) => ({ value: minus(sma(mid(b), fast), sma(mid(b), slow)) }),
  ibs: (b) => ({ value: over(minus(b.close, b.low), range(b), 0.5) }),
  er: (b, { period: n = 0 }) => ({ value: over(map(minus(b.close, lag(b.close, n)), Math.abs), total(map(diff(b.close), Math.abs), n)) }),
  dpo: (b, { period: n = 0 }) => ({ value: minus(lag(b.close, Math.floor(n / 2) + 1), sma(b.close, n)) }),
  coppock: (b, { short = 0, long = 0, smooth: n = 0 }) => ({
    value: wma(
      zip(roc(b.close, short), roc(b.close, long), (x, y) => x + y),
      n,
    ),
  }),
  kst: (b, { signal: n = 0 }) => {
    const parts = (
      [
        [10, 10],
        [15, 10],
        [20, 10],
        [30, 15],
      ] as const
    ).map(([rate, length]) => sma(roc(b.close, rate), length));
    const kst = map(b.close, (_, i) => sum(parts.map((part, k) => (k + 1) * at(part, i))));
    return masked({ value: kst, signal: sma(kst, n) });
  },
  tsi: (b, { long = 0, short = 0, signal = 0 }) => {
    const twice = (xs: Column): number[] => ema(ema(xs, long), short);
    const tsi = map(over(twice(diff(b.close)), twice(map(diff(b.close), Math.abs))), (x) => 100 * x);
    return masked({ value: tsi, signal: ema(tsi, signal) });
  },
  fisher: (b, { period: n = 0 }) => {
    const places = over(minus(mid(b), lowest(mid(b), n)), minus(highest(mid(b), n), lowest(mid(b), n)), 0.5);
    let [v, f] = [0, 0];
    const value = map(places, (place) => {
      if (!isDefined(place)) return NaN;
      v = Math.max(-0.999, Math.min(0.999, 0.33 * 2 * (place - 0.5) + 0.67 * v));
      f = 0.5 * Math.log((1 + v) / (1 - v)) + 0.5 * f;
      return f;
    });
    return masked({ value, signal: lag(value, 1) });
  },
  rvgi: (b, { period: n = 0 }) => {
    const value = over(total(symmetric(minus(b.close, b.open)), n), total(symmetric(range(b)), n));
    return masked({ value, signal: symmetric(value) });
  },
  elderray: (b, { period: n = 0 }) => ({ value: minus(b.high, ema(b.close, n)), bear: minus(b.low, ema(b.close, n)) }),
  vortex: (b, { period: n = 0 }) => {
    const ranges = total(trueRange(b), n);
    return {
      value: over(total(map(minus(b.high, lag(b.low, 1)), Math.abs), n), ranges),
      minus: over(total(map(minus(b.low, lag(b.high, 1)), Math.abs), n), ranges),
    };
  },
  mass: (b, { emaPeriod: n = 0, sumPeriod: m = 0 }) => ({ value: total(over(ema(range(b), n), ema(ema(range(b), n), n), 1), m) }),
  chop: (b, { period: n = 0 }) => ({
    value: zip(total(trueRange(b), n), minus(highest(b.high, n), lowest(b.low, n)), (x, y) => (y === 0 ? 100 : (100 * Math.log10(x / y)) / Math.log10(n))),
  }),
  heikinashi: (b) => {
    const value = map(b.close, (c, i) => (at(b.open, i) + at(b.high, i) + at(b.low, i) + c) / 4);
    const open = scan(value.length, (at(b.open, 0) + at(b.close, 0)) / 2, (before, i) => (before + at(value, i - 1)) / 2);
    return {
      value,
      open,
      high: map(b.high, (h, i) => Math.max(h, at(open, i), at(value, i))),
      low: map(b.low, (l, i) => Math.min(l, at(open, i), at(value, i))),
    };
  },
  adr: (b, { period: n = 0 }) => ({ value: sma(range(b), n) }),
  zscore: (b, { period: n = 0 }) => ({ value: roll(b.close, n, (w) => (variance(w) === 0 ? 0 : (at(w, n - 1) - mean(w)) / Math.sqrt(variance(w)))) }),
  var: (b, { period: n = 0 }) => ({ value: roll(b.close, n, variance) }),
  stddev: (b, { period: n = 0, deviations: k = 0 }) => ({ value: roll(b.close, n, (w) => k * Math.sqrt(variance(w))) }),
  bbands: (b, { period: n = 0, deviations: k = 0 }) => ({
    value: sma(b.close, n),
    upper: roll(b.close, n, (w) => mean(w) + k * Math.sqrt(variance(w))),
    lower: roll(b.close, n, (w) => mean(w) - k * Math.sqrt(variance(w))),
  }),
  hv: (b, { period: n = 0, periodsPerYear = 0 }) => {
    const logs = zip(b.close, lag(b.close, 1), (x, past) => Math.log(x / past));
    return { value: roll(logs, n, (w) => Math.sqrt(((variance(w) * n) / (n - 1)) * periodsPerYear)) };
  },
  ulcer: (b, { period: n = 0 }) => {
    const falls = zip(b.close, highest(b.close, n), (x, top) => (100 * (x - top)) / top);
    return {
      value: map(
        sma(
          map(falls, (x) => x * x),
          n,
        ),
        Math.sqrt,
      ),
    };
  },
  correl: (b, { period: n = 0 }) => ({
    value: pairs(b.close, b.volume, n, (x, y) => {
      const scale = Math.sqrt(variance(x) * variance(y));
      return scale === 0 ? 0 : covariance(x, y) / scale;
    }),
  }),
  beta: (b, { period: n = 0 }) => ({
    value: pairs(returns(b.volume), returns(b.close), n, (x, y) => (variance(x) === 0 ? 0 : covariance(x, y) / variance(x))),
  }),
  cmf: (b, { period: n = 0 }) => ({ value: over(total(flow(b), n), total(b.volume, n)) }),
  vwap: (b) => {
    const { days, of } = sessions(b);
    return {
      value: map(typical(b), (price, i) => {
        const bars = of(days[i]).filter((j) => j <= i);
        const volume = sum(bars.map((j) => at(b.volume, j)));
        return volume === 0 ? price : sum(bars.map((j) => at(typical(b), j) * at(b.volume, j))) / volume;
      }),
    };
  },
  force: (b, { period: n = 0 }) => ({
    value: ema(
      zip(diff(b.close), b.volume, (x, v) => x * v),
      n,
    ),
  }),
  emv: (b, { period: n = 0, scale = 0 }) => {
    const moves = zip(diff(mid(b)), range(b), (x, r) => x * r * scale);
    return {
      value: sma(
        map(over(moves, b.volume), (x, i) => (i === 0 ? NaN : x)),
        n,
      ),
    };
  },
  kvo: (b, { fast = 0, slow = 0, signal = 0 }) => {
    const [sums, ranges] = [map(typical(b), (_, i) => at(b.high, i) + at(b.low, i) + at(b.close, i)), range(b)];
    const trends = map(sums, (x, i) => (i === 0 ? 0 : x > at(sums, i - 1) ? 1 : -1));
    const totals = scan(sums.length, 0, (before, i) => (at(trends, i) === at(trends, i - 1) ? before : at(ranges, i - 1)) + at(ranges, i));
    const force = map(totals, (t, i) => (i === 0 ? NaN : at(b.volume, i) * (t === 0 ? 0 : Math.abs(2 * (at(ranges, i) / t - 1))) * at(trends, i) * 100));
    const value = minus(ema(force, fast), ema(force, slow));
    return masked({ value, signal: ema(value, signal) });
  },
  pvt: (b) => ({ value: scan(b.close.length, 0, (before, i) => before + at(b.volume, i) * (at(b.close, i) / at(b.close, i - 1) - 1)) }),
  nvi: (b) => ({
    value: scan(b.close.length, 1000, (before, i) => (at(b.volume, i) < at(b.volume, i - 1) ? (before * at(b.close, i)) / at(b.close, i - 1) : before)),
  }),
  pvi: (b) => ({
    value: scan(b.close.length, 1000, (before, i) => (at(b.volume, i) > at(b.volume, i - 1) ? (before * at(b.close, i)) / at(b.close, i - 1) : before)),
  }),
};
