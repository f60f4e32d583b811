import type { Bars } from './bars.contract.ts';
import {
  at,
  atr,
  diff,
  each,
  ema,
  highest,
  isDefined,
  lag,
  lowest,
  map,
  masked,
  mean,
  mid,
  middle,
  minus,
  over,
  roll,
  total,
  typical,
  vwma,
  wilder,
  wma,
  zip,
  type Column,
  sessions,
} from './naive-math.contract.ts';
import type { Naive } from './naive.contract.ts';

function superTrend(b: Bars, n: number, k: number): { value: number[]; direction: number[] } {
  const [ranges, middles] = [atr(b, n), mid(b)];
  const [value, direction]: [number[], number[]] = [[], []];
  let [upper, lower, side] = [NaN, NaN, -1];
  for (let i = 0; i < b.close.length; i++) {
    const [m, r, last] = [at(middles, i), at(ranges, i) * k, at(b.close, i - 1)];
    upper = m + r < upper || last > upper || Number.isNaN(upper) ? m + r : upper;
    lower = m - r > lower || last < lower || Number.isNaN(lower) ? m - r : lower;
    if (side < 0 && at(b.close, i) > upper) side = 1;
    else if (side > 0 && at(b.close, i) < lower) side = -1;
    value.push(side > 0 ? lower : upper);
    direction.push(isDefined(r) ? side : NaN);
  }
  return { value, direction };
}

/** Averages, bands and stops: what is drawn over the price. */
export const levels: Readonly<Record<string, Naive>> = {
  price: (b) => ({ value: b.close }),
  smma: (b, { period: n = 0 }) => ({ value: wilder(b.close, n) }),
  hma: (b, { period: n = 0 }) => ({
    value: wma(
      zip(wma(b.close, Math.floor(n / 2)), wma(b.close, n), (x, y) => 2 * x - y),
      Math.floor(Math.sqrt(n)),
    ),
  }),
  zlema: (b, { period: n = 0 }) => ({
    value: ema(
      zip(b.close, lag(b.close, Math.floor((n - 1) / 2)), (x, past) => 2 * x - past),
      n,
    ),
  }),
  vwma: (b, { period: n = 0 }) => ({ value: vwma(b.close, b.volume, n) }),
  rvwap: (b, { period: n = 0 }) => ({ value: vwma(typical(b), b.volume, n) }),
  vidya: (b, { period: n = 0 }) => {
    const changes = diff(b.close);
    const share = over(map(total(changes, n), Math.abs), total(map(changes, Math.abs), n));
    let s = NaN;
    return {
      value: map(b.close, (x, i) => {
        s = i < n ? x : s + ((x - s) * 2 * at(share, i)) / (n + 1);
        return i < n ? NaN : s;
      }),
    };
  },
  mcginley: (b, { period: n = 0 }) => {
    let s = NaN;
    return {
      value: map(b.close, (x, i) => {
        if (i < n - 1) return NaN;
        s = i === n - 1 ? mean(b.close.slice(0, n)) : s + (x - s) * Math.min(1, 1 / (n * (x / s) ** 4));
        return s;
      }),
    };
  },
  keltner: (b, { period: n = 0, multiplier: k = 0, atrPeriod: m = 0 }) => {
    const [centre, width] = [ema(b.close, n), map(atr(b, m), (x) => x * k)];
    return masked({ value: centre, upper: zip(centre, width, (x, y) => x + y), lower: minus(centre, width) });
  },
  donchian: (b, { period: n = 0 }) => ({ value: middle(b, n), upper: highest(b.high, n), lower: lowest(b.low, n) }),
  highest: (b, { period: n = 0 }) => ({ value: highest(b.high, n), age: roll(b.high, n, (w) => n - 1 - w.lastIndexOf(Math.max(...w))) }),
  lowest: (b, { period: n = 0 }) => ({ value: lowest(b.low, n), age: roll(b.low, n, (w) => n - 1 - w.lastIndexOf(Math.min(...w))) }),
  ichimoku: (b, { conversion = 0, base = 0, spanB = 0, displacement = 0 }) => {
    const [tenkan, kijun] = [middle(b, conversion), middle(b, base)];
    const a = lag(
      zip(tenkan, kijun, (x, y) => (x + y) / 2),
      displacement,
    );
    const cloud = masked({ value: tenkan, a, b: lag(middle(b, spanB), displacement) });
    return { value: cloud['value'] ?? [], conversion: tenkan, base: kijun, spanA: a, spanB: lag(middle(b, spanB), displacement) };
  },
  supertrend: (b, { period: n = 0, multiplier: k = 0 }) => superTrend(b, n, k),
  chandelier: (b, { period: n = 0, multiplier: k = 0 }) => ({
    value: zip(highest(b.high, n), atr(b, n), (x, y) => x - k * y),
    short: zip(lowest(b.low, n), atr(b, n), (x, y) => x + k * y),
  }),
  chandekroll: (b, { period: n = 0, multiplier: k = 0, stopPeriod: q = 0 }) => ({
    value: highest(
      zip(highest(b.high, n), atr(b, n), (x, y) => x - k * y),
      q,
    ),
    long: lowest(
      zip(lowest(b.low, n), atr(b, n), (x, y) => x + k * y),
      q,
    ),
  }),
  pivots: (b) => {
    const { days, of } = sessions(b);
    const known = days.map((day) => of(days.filter((other) => other < day).at(-1)));
    const pick = (f: (h: number, l: number, p: number) => number): number[] =>
      known.map((bars) => {
        if (bars.length === 0) return NaN;
        const [h, l, c] = [Math.max(...bars.map((i) => at(b.high, i))), Math.min(...bars.map((i) => at(b.low, i))), at(b.close, bars.at(-1) ?? 0)];
        return f(h, l, (h + l + c) / 3);
      });
    return {
      value: pick((_h, _l, p) => p),
      r1: pick((_h, l, p) => 2 * p - l),
      s1: pick((h, _l, p) => 2 * p - h),
      r2: pick((h, l, p) => p + h - l),
      s2: pick((h, l, p) => p - h + l),
      r3: pick((h, l, p) => h + 2 * (p - l)),
      s3: pick((h, l, p) => l - 2 * (h - p)),
    };
  },
  swings: (b, { left = 0, right = 0 }) => {
    const last = (xs: Column, sign: number): number[] =>
      each(xs.length, (now) => {
        for (let i = now - right; i >= left; i--) {
          const isOver = (j: number, strictly: boolean): boolean => (strictly ? sign * at(xs, i) > sign * at(xs, j) : sign * at(xs, i) >= sign * at(xs, j));
          if (each(left, (k) => i - 1 - k).every((j) => isOver(j, false)) && each(right, (k) => i + 1 + k).every((j) => isOver(j, true))) return at(xs, i);
        }
        return NaN;
      });
    const [high, low] = [last(b.high, 1), last(b.low, -1)];
    return { value: zip(high, low, (h, l) => (isDefined(l) ? h : NaN)), high, low };
  },
};
