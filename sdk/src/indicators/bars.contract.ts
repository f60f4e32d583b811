import type { BarInput } from './indicator.ts';

/** Columns of bars, oldest first: what the oracles read. */
export interface Bars {
  readonly time: number[];
  readonly open: number[];
  readonly high: number[];
  readonly low: number[];
  readonly close: number[];
  readonly volume: number[];
}

/** Mulberry32: the same numbers for the same seed. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function cents(x: number): number {
  return Math.round(x * 100) / 100;
}

/** Half-hour bars of a random walk with prices of two decimals, gaps, flat bars and bars without volume. */
export function randomBars(count: number, seed: number, start = 100): Bars {
  const random = generator(seed);
  const bars: Bars = { time: [], open: [], high: [], low: [], close: [], volume: [] };
  let close = start;
  for (let i = 0; i < count; i++) {
    const isFlat = random() < 0.05;
    const open = cents(close * (1 + (random() < 0.2 ? 0.01 * (random() - 0.5) : 0)));
    close = isFlat ? open : cents(Math.max(1, open * (1 + 0.02 * (random() - 0.5))));
    bars.time.push(1_700_000_000_000 + i * 1_800_000);
    bars.open.push(open);
    bars.high.push(isFlat ? open : cents(Math.max(open, close) * (1 + 0.005 * random())));
    bars.low.push(isFlat ? open : cents(Math.min(open, close) * (1 - 0.005 * random())));
    bars.close.push(close);
    bars.volume.push(random() < 0.03 ? 0 : Math.round(1000 * random()));
  }
  return bars;
}

export function barAt(bars: Bars, i: number): BarInput {
  const at = (column: readonly number[]) => column[i] ?? NaN;
  return { time: at(bars.time), open: at(bars.open), high: at(bars.high), low: at(bars.low), close: at(bars.close), volume: at(bars.volume) };
}
