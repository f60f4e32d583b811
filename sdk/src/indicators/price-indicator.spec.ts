import { describe, expect, test } from 'vitest';
import { barAt, randomBars } from './bars.contract.ts';
import { Beta } from './beta.ts';
import { Correl } from './correl.ts';
import { Ema } from './ema.ts';
import type { BarInput } from './indicator.ts';
import { PivotPoints } from './pivot-points.ts';
import { Price } from './price.ts';
import type { PriceSource } from './price-source.ts';
import { Rsi } from './rsi.ts';
import { Sma } from './sma.ts';
import { Vwap } from './vwap.ts';
import { Vwma } from './vwma.ts';

const bar: BarInput = { time: 0, open: 1, high: 5, low: 0.5, close: 3, volume: 7 };

describe('an indicator of a price', () => {
  test('reads the column that source names, the close by default', () => {
    const expected: Readonly<Record<PriceSource, number>> = { open: 1, high: 5, low: 0.5, close: 3, hl2: 2.75, hlc3: 8.5 / 3, ohlc4: 2.375, volume: 7 };
    const sources: readonly PriceSource[] = ['open', 'high', 'low', 'close', 'hl2', 'hlc3', 'ohlc4', 'volume'];
    for (const source of sources) {
      const price = new Price({ source });
      price.updateBar(bar);
      expect(price.value).toBe(expected[source]);
    }
    const price = new Price();
    price.updateBar(bar);
    expect(price.value).toBe(3);
  });

  test('refuses an unknown source and lists the valid ones', () => {
    const source: unknown = 'clsoe';
    const options: object = { source };
    expect(() => new Sma(3, options)).toThrow('source is "clsoe"; it must be one of close, high, hl2, hlc3, low, ohlc4, open, volume');
  });

  test('quotes a bad period with the valid range', () => {
    expect(() => new Sma(2.5)).toThrow('Sma: period is 2.5; it must be a whole number from 1 to 100000');
    expect(() => new Rsi(1)).toThrow('Rsi: period is 1; it must be a whole number from 2 to 100000');
  });

  test('can be chained to another one that is not ready yet', () => {
    const [rsi, smooth] = [new Rsi(3), new Sma(2)];
    const values: number[] = [];
    for (const x of [1, 2, 1, 3, 2, 4]) {
      rsi.update(x);
      smooth.update(rsi.value);
      values.push(rsi.value);
    }
    expect(values.findIndex((x) => !Number.isNaN(x))).toBe(3);
    expect(smooth.value).toBeCloseTo(((values[4] ?? NaN) + (values[5] ?? NaN)) / 2, 12);
  });
});

describe('indicators of two series', () => {
  const bars = randomBars(60, 11);

  test('take two instruments, or two columns of one', () => {
    const [fed, bound] = [new Correl(10), new Correl(10, { x: 'high', y: 'open' })];
    const [betaFed, betaBound] = [new Beta(10), new Beta(10, { x: 'high', y: 'open' })];
    const [vwmaFed, vwmaBound] = [new Vwma(10), new Vwma(10, { source: 'open' })];
    for (const i of bars.close.keys()) {
      const next = barAt(bars, i);
      for (const indicator of [bound, betaBound, vwmaBound]) indicator.updateBar(next);
      fed.update(next.high, next.open);
      betaFed.update(next.high, next.open);
      vwmaFed.update(next.open, next.volume);
    }
    expect([fed.value, betaFed.value, vwmaFed.value]).toEqual([bound.value, betaBound.value, vwmaBound.value]);
  });

  test('pass over pairs with a value that is not finite', () => {
    const [plain, holed] = [new Correl(5), new Correl(5)];
    for (const i of bars.close.keys()) {
      const next = barAt(bars, i);
      holed.update(NaN, 1);
      holed.update(1, Infinity);
      for (const correl of [plain, holed]) correl.update(next.high, next.close);
    }
    expect(holed.save()).toEqual(plain.save());
  });
});

describe('a session', () => {
  const HOUR = 3_600_000;
  const at = (hour: number, price: number): BarInput => ({ time: hour * HOUR, open: price, high: price, low: price, close: price, volume: 1 });

  test('begins at midnight UTC, or so many minutes later', () => {
    const [utc, late] = [new Vwap(), new Vwap({ sessionStartMinutes: 90 })];
    const values = [0, 23, 24, 25, 26].map((hour) => {
      for (const vwap of [utc, late]) vwap.updateBar(at(hour, hour));
      return [utc.value, late.value];
    });
    expect(values).toEqual([
      [0, 0],
      [11.5, 23],
      [24, 23.5],
      [24.5, 24],
      [25, 26],
    ]);
  });

  test('gives the pivots of the one before, also over a weekend', () => {
    const pivots = new PivotPoints();
    for (const [hour, price] of [
      [1, 10],
      [2, 16],
      [3, 10],
    ] as const)
      pivots.updateBar(at(hour, price));
    expect(pivots.isReady).toBe(false);
    pivots.updateBar(at(80, 20));
    expect([pivots.value, pivots.r1.value, pivots.s1.value, pivots.r2.value, pivots.s2.value]).toEqual([12, 14, 8, 18, 6]);
  });

  test('refuses a start outside the day', () => {
    expect(() => new Vwap({ sessionStartMinutes: 1440 })).toThrow('Vwap: sessionStartMinutes is 1440; it must be a whole number from 0 to 1439');
  });
});

test('an average of a million values does not drift', () => {
  const sma = new Sma(7);
  const ema = new Ema(3);
  const last: number[] = [];
  for (let i = 0; i < 1_000_000; i++) {
    const x = (i % 1000 === 0 ? 1e9 : 0.1) + (i % 13);
    sma.update(x);
    ema.update(x);
    if (i >= 1_000_000 - 7) last.push(x);
  }
  expect(sma.value).toBeCloseTo(last.reduce((sum, x) => sum + x, 0) / 7, 14);
  expect(ema.isReady).toBe(true);
});
