import type { Bars } from './bars.contract.ts';

export type Column = readonly number[];

export const at = (xs: Column, i: number): number => xs[i] ?? NaN;
export const sum = (xs: Column): number => xs.reduce((total, x) => total + x, 0);
export const mean = (xs: Column): number => sum(xs) / xs.length;
export const isDefined = (x: number): boolean => !Number.isNaN(x);
export const each = (n: number, f: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => f(i));
export const map = (xs: Column, f: (x: number, i: number) => number): number[] => xs.map(f);
/** f of the last n values where all of them are defined. */
export const roll = (xs: Column, n: number, f: (window: Column) => number): number[] =>
  each(xs.length, (i) => {
    const window = xs.slice(Math.max(0, i - n + 1), i + 1);
    return window.length === n && window.every(isDefined) ? f(window) : NaN;
  });
export const lag = (xs: Column, n: number): number[] => map(xs, (_, i) => at(xs, i - n));
export const diff = (xs: Column): number[] => map(xs, (x, i) => x - at(xs, i - 1));
export const zip = (a: Column, b: Column, f: (x: number, y: number) => number): number[] => map(a, (x, i) => f(x, at(b, i)));
export const minus = (a: Column, b: Column): number[] => zip(a, b, (x, y) => x - y);

export const sma = (xs: Column, n: number): number[] => roll(xs, n, mean);
export const wma = (xs: Column, n: number): number[] => roll(xs, n, (w) => sum(map(w, (x, i) => x * (i + 1))) / ((n * (n + 1)) / 2));
export const highest = (xs: Column, n: number): number[] => roll(xs, n, (w) => Math.max(...w));
export const lowest = (xs: Column, n: number): number[] => roll(xs, n, (w) => Math.min(...w));
export const total = (xs: Column, n: number): number[] => roll(xs, n, sum);

/** s += (x - s) * weight, seeded with the mean of the first n defined values. */
export function smooth(xs: Column, n: number, weight: number): number[] {
  const first = xs.findIndex(isDefined);
  const seed = first + n - 1;
  let s = NaN;
  return map(xs, (x, i) => {
    if (first < 0 || i < seed) return NaN;
    s = i === seed ? mean(xs.slice(first, seed + 1)) : s + (x - s) * weight;
    return s;
  });
}
export const ema = (xs: Column, n: number): number[] => smooth(xs, n, 2 / (n + 1));
export const wilder = (xs: Column, n: number): number[] => smooth(xs, n, 1 / n);

export const mid = (b: Bars): number[] => zip(b.high, b.low, (h, l) => (h + l) / 2);
export const typical = (b: Bars): number[] => map(b.close, (c, i) => (at(b.high, i) + at(b.low, i) + c) / 3);
export const range = (b: Bars): number[] => minus(b.high, b.low);
export const trueRange = (b: Bars): number[] =>
  map(b.close, (_, i) => {
    const [h, l, c] = [at(b.high, i), at(b.low, i), at(b.close, i - 1)];
    return Math.max(h - l, Math.abs(h - c), Math.abs(l - c));
  });
export const atr = (b: Bars, n: number): number[] => wilder(trueRange(b), n);
export const middle = (b: Bars, n: number): number[] => zip(highest(b.high, n), lowest(b.low, n), (h, l) => (h + l) / 2);
export const roc = (xs: Column, n: number): number[] => zip(xs, lag(xs, n), (x, past) => 100 * (x / past - 1));
export const variance = (w: Column): number => (w.every((x) => x === w[0]) ? 0 : mean(map(w, (x) => (x - mean(w)) ** 2)));
export const covariance = (a: Column, b: Column): number => mean(map(a, (x, i) => (x - mean(a)) * (at(b, i) - mean(b))));
export const flow = (b: Bars): number[] =>
  map(b.close, (c, i) => {
    const [h, l] = [at(b.high, i), at(b.low, i)];
    return h === l ? 0 : ((2 * c - h - l) / (h - l)) * at(b.volume, i);
  });
/** a / b, and `empty` where b is 0. */
export const over = (a: Column, b: Column, empty = 0): number[] => zip(a, b, (x, y) => (y === 0 ? empty : x / y));
/** Every column undefined until all are. */
export function masked(columns: Readonly<Record<string, Column>>): Record<string, number[]> {
  const all = Object.values(columns);
  const mask = (xs: Column): number[] => map(xs, (x, i) => (all.every((other) => isDefined(at(other, i))) ? x : NaN));
  return Object.fromEntries(Object.entries(columns).map(([name, xs]) => [name, mask(xs)]));
}
export const symmetric = (xs: Column): number[] => roll(xs, 4, ([a = 0, b = 0, c = 0, d = 0]) => (a + 2 * b + 2 * c + d) / 6);
export const vwma = (prices: Column, volumes: Column, n: number): number[] =>
  each(prices.length, (i) => {
    if (i < n - 1) return NaN;
    const [p, v] = [prices.slice(i - n + 1, i + 1), volumes.slice(i - n + 1, i + 1)];
    return sum(v) === 0 ? mean(p) : sum(zip(p, v, (x, y) => x * y)) / sum(v);
  });
/** x(i) from the one before. */
export function scan(n: number, first: number, f: (before: number, i: number) => number): number[] {
  const out = [first];
  for (let i = 1; i < n; i++) out.push(f(at(out, i - 1), i));
  return out;
}
export const DAY = 86_400_000;
export const pairs = (a: Column, b: Column, n: number, f: (x: Column, y: Column) => number): number[] =>
  each(a.length, (i) => (i < n - 1 || !isDefined(at(a, i - n + 1)) ? NaN : f(a.slice(i - n + 1, i + 1), b.slice(i - n + 1, i + 1))));
export const returns = (xs: Column): number[] => map(xs, (x, i) => (at(xs, i - 1) === 0 ? 0 : x / at(xs, i - 1) - 1));

/** The UTC day of every bar, and the bars of a day. */
export function sessions(b: Bars): { days: number[]; of: (day: number | undefined) => number[] } {
  const days = b.time.map((time) => Math.floor(time / DAY));
  return { days, of: (day) => days.flatMap((other, i) => (other === day ? [i] : [])) };
}
