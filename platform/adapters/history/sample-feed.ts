import fs from 'node:fs';
import path from 'node:path';
import type { BarColumns } from './columns-file.ts';
import { type FeedMeta, FeedWriter, sidecarOf } from './feed-file.ts';

const DAY = 86_400_000;
const START = Date.UTC(2015, 0, 1);

export interface SampleSize {
  /** Of each symbol. */
  readonly bars: number;
  /** Length of a bar in milliseconds; a day unless given. */
  readonly barMs?: number;
}

export interface SampleFeed {
  readonly path: string;
  readonly meta: FeedMeta;
}

/** Bars of prices that never were, the same for the same request: enough movement for a strategy to show what it does. */
export function writeSampleFeed(folder: string, symbols: readonly string[], { bars, barMs = DAY }: SampleSize): SampleFeed {
  const name = `sample-${symbols.length}-${bars}-${barMs}`;
  const file = path.join(folder, name);
  const writer = new FeedWriter(file);
  try {
    const walks = symbols.map((_, index) => new Walk(index + 1));
    for (let bar = 0; bar < bars; bar++) walks.forEach((walk, index) => writer.add(index, walk.next(START + bar * barMs), 0));
    const instruments = symbols.map((symbol) => ({ symbol, priceDecimals: 2, quantityDecimals: 0, tick: 1 }));
    const meta = writer.end({ instruments, timeframeMs: barMs, dataVersion: name, adjustment: 'raw' });
    fs.writeFileSync(sidecarOf(file), JSON.stringify(meta));
    return { path: file, meta };
  } finally {
    writer.close();
  }
}

/** A random walk with slow swings, in cents. */
class Walk {
  readonly #bar: BarColumns = {
    rows: 1,
    time: new Float64Array(1),
    open: new Float64Array(1),
    high: new Float64Array(1),
    low: new Float64Array(1),
    close: new Float64Array(1),
    volume: new Float64Array(1),
  };
  #state: number;
  #price = 100;
  #day = 0;

  constructor(seed: number) {
    this.#state = Math.imul(seed, 2_654_435_761) >>> 0;
  }
  next(time: number): BarColumns {
    const bar = this.#bar;
    const open = this.#price * (1 + 0.004 * this.#noise());
    const close = Math.max(1, open * (1 + 0.006 * Math.sin(this.#day++ / 17) + 0.02 * this.#noise()));
    const spread = 0.01 * Math.abs(this.#noise());
    this.#price = close;
    bar.time[0] = time;
    bar.open[0] = cents(open);
    bar.close[0] = cents(close);
    bar.high[0] = cents(Math.max(open, close) * (1 + spread));
    bar.low[0] = cents(Math.min(open, close) * (1 - spread));
    bar.volume[0] = Math.round(1_000_000 * (1 + 0.5 * this.#noise()));
    return bar;
  }
  /** -1..1, by a linear congruential generator. */
  #noise(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2_147_483_648 - 1;
  }
}

const cents = (price: number): number => Math.round(price * 100) / 100;
