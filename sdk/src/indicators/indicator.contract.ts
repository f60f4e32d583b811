import { describe, expect, test } from 'vitest';
import { barAt, randomBars, type Bars } from './bars.contract.ts';
import type { CatalogueEntry, CatalogueParam } from './catalogue-entry.ts';
import type { BarInput, Indicator } from './indicator.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { Series } from './series.ts';

/** Running totals: they remember everything, so a late start gives other numbers. */
const TOTALS: ReadonlySet<string> = new Set(['obv', 'ad', 'pvt', 'nvi', 'pvi']);

/** All outputs of an indicator, `value` first. */
export function linesOf(indicator: Indicator, outputs: readonly string[]): readonly Series[] {
  return outputs.map((output) => {
    if (output === 'value') return indicator;
    const line: Series = Reflect.get(indicator, output);
    return line;
  });
}

function valuesOf(indicator: Indicator, entry: CatalogueEntry): readonly number[] {
  return linesOf(indicator, entry.outputs).flatMap((line) => [line.value, line.previous]);
}

function* barsOf(bars: Bars, from = 0): Generator<BarInput> {
  for (let i = from; i < bars.close.length; i++) yield barAt(bars, i);
}

const flat = (count: number, price: number, volume: number): BarInput[] =>
  Array.from({ length: count }, (_, i) => ({ time: i * 7_200_000, open: price, high: price, low: price, close: price, volume }));

/** Markets that divide by zero, overflow or cancel where a formula is careless. */
const HARD_MARKETS: Readonly<Record<string, readonly BarInput[]>> = {
  'a dead market': flat(400, 100.1, 0),
  'a free market': flat(400, 0, 5),
  'a market that dies': [...barsOf(randomBars(200, 5)), ...flat(800, 99.9, 0)],
  'a price around zero': [...barsOf(randomBars(400, 6))].map((bar) => ({
    ...bar,
    open: bar.open - 100,
    high: bar.high - 100,
    low: bar.low - 100,
    close: bar.close - 100,
  })),
  'a price of millions with tiny moves': [...barsOf(randomBars(400, 7))].map((bar) => ({
    ...bar,
    open: bar.open + 1e7,
    high: bar.high + 1e7,
    low: bar.low + 1e7,
    close: bar.close + 1e7,
  })),
  'a straight line': Array.from({ length: 400 }, (_, i) => ({ time: i * 7_200_000, open: i + 1, high: i + 2, low: i + 1, close: i + 2, volume: 10 })),
};

const LONG_MARKET: readonly BarInput[] = [...barsOf(randomBars(12_000, 9))];

/** What every indicator of the catalogue promises. */
export function indicatorContract(entry: CatalogueEntry): void {
  describe(entry.id, () => {
    const bars = randomBars(600, 42);

    test('is undefined before warmUp and defined from there on', () => {
      const indicator = entry.create();
      const lines = linesOf(indicator, entry.outputs);
      const wrong: number[] = [];
      let first = -1;
      for (const [i, bar] of [...barsOf(bars)].entries()) {
        indicator.updateBar(bar);
        if (first < 0 && indicator.isReady) first = i;
        if (indicator.isReady !== first >= 0 || Number.isNaN(indicator.value) !== first < 0) wrong.push(i);
        if (first >= 0 && !lines.every((line) => Number.isFinite(line.value))) wrong.push(i);
      }
      expect(wrong).toEqual([]);
      if (entry.readiness === 'count') expect(first).toBe(indicator.warmUp);
      else expect(first).toBeGreaterThanOrEqual(indicator.warmUp);
    });

    test('gives finite numbers in hard markets once it is ready', () => {
      const wrong: string[] = [];
      for (const [market, series] of Object.entries(HARD_MARKETS)) {
        const indicator = entry.create();
        const lines = linesOf(indicator, entry.outputs);
        let isReady = false;
        for (const [i, bar] of series.entries()) {
          indicator.updateBar(bar);
          isReady ||= indicator.isReady;
          if (isReady && !lines.every((line) => Number.isFinite(line.value))) wrong.push(`${market}, bar ${i}`);
        }
      }
      expect(wrong).toEqual([]);
    });

    test('keeps the value before as previous', () => {
      const indicator = entry.create();
      const lines = linesOf(indicator, entry.outputs);
      const wrong: number[] = [];
      for (const [i, bar] of [...barsOf(bars)].entries()) {
        const before = lines.map((line) => line.value);
        indicator.updateBar(bar);
        if (!lines.every((line, k) => Object.is(line.previous, before[k]))) wrong.push(i);
      }
      expect(wrong).toEqual([]);
    });

    test('continues identically after save, JSON and load', () => {
      for (const stop of [0, 1, 13, entry.create().warmUp, 300]) {
        const original = entry.create();
        for (let i = 0; i < stop; i++) original.updateBar(barAt(bars, i));
        const copy = entry.create();
        copy.load(JSON.parse(JSON.stringify(original.save())));
        expect(valuesOf(copy, entry)).toEqual(valuesOf(original, entry));
        const wrong: number[] = [];
        for (const bar of barsOf(bars, stop)) {
          original.updateBar(bar);
          copy.updateBar(bar);
          const expected = valuesOf(original, entry);
          if (!valuesOf(copy, entry).every((value, k) => value === expected[k] || Object.is(value, expected[k]))) wrong.push(bar.time);
        }
        expect(wrong).toEqual([]);
      }
    });

    test('refuses the state of other parameters and stays as it was', () => {
      const indicator = entry.create();
      for (const bar of barsOf(bars)) indicator.updateBar(bar);
      const before = indicator.save();
      for (const param of entry.params) {
        const other = otherThan(entry, param);
        if (other === undefined) continue;
        expect(() => indicator.load(other.save())).toThrow(RangeError);
      }
      expect(() => indicator.load(before.slice(0, -1))).toThrow(RangeError);
      expect(indicator.save()).toEqual(before);
    });

    test('gives the same numbers on every run', () => {
      const [one, two] = [entry.create(), entry.create()];
      for (const bar of barsOf(bars)) {
        one.updateBar(bar);
        two.updateBar(bar);
      }
      expect(one.save()).toEqual(two.save());
    });

    test.skipIf(TOTALS.has(entry.id))('does not drift: after 12,000 bars it equals one that has seen the last 6,000', () => {
      const [old, fresh] = [entry.create(), entry.create()];
      for (const [i, bar] of LONG_MARKET.entries()) {
        old.updateBar(bar);
        if (i >= LONG_MARKET.length / 2) fresh.updateBar(bar);
      }
      const expected = linesOf(fresh, entry.outputs).map((line) => line.value);
      for (const [at, line] of linesOf(old, entry.outputs).entries()) {
        const want = expected[at] ?? NaN;
        expect(Math.abs(line.value - want)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(want)));
      }
    });

    test('refuses parameters out of range, quoting the value', () => {
      for (const param of entry.params) {
        for (const bad of [param.min - 1, param.max * 2 + 1, NaN, ...(param.kind === 'int' ? [param.default + 0.5] : [])]) {
          expect(() => entry.create({ [param.name]: bad }), `${param.name} = ${bad}`).toThrow(RangeError);
          expect(() => entry.create({ [param.name]: bad })).toThrow(String(bad));
        }
      }
      expect(() => entry.create({ nonsense: 1 })).toThrow('"nonsense"');
    });

    test.skipIf(!(entry.create() instanceof PriceIndicator))('passes over values that are not finite', () => {
      const [plain, holed] = [entry.create(), entry.create()];
      if (!(plain instanceof PriceIndicator) || !(holed instanceof PriceIndicator)) throw new TypeError('not a price indicator');
      for (const [i, x] of bars.close.entries()) {
        if (i % 7 === 0) for (const hole of [NaN, Infinity, -Infinity]) holed.update(hole);
        plain.update(x);
        holed.update(x);
      }
      expect(holed.save()).toEqual(plain.save());
    });
  });
}

/** The same indicator with another valid value of one parameter. */
function otherThan(entry: CatalogueEntry, param: CatalogueParam): Indicator | undefined {
  for (const value of param.kind === 'int' ? [param.default + 1, param.default - 1] : [param.default * 0.9, param.default * 1.1 + 0.01]) {
    try {
      return entry.create({ [param.name]: value });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return undefined;
}
