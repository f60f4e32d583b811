import { describe, expect, test } from 'vitest';
import { barAt, randomBars, type Bars } from './bars.contract.ts';
import { catalogue } from './catalogue.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { linesOf } from './indicator.contract.ts';
import { naive, type Naive } from './naive.contract.ts';

/** Parameter sets beside the defaults. */
const MORE: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>> = {
  keltner: [{ period: 5, multiplier: 1.5, atrPeriod: 12 }],
  ichimoku: [{ conversion: 3, base: 7, spanB: 5, displacement: 4 }],
  supertrend: [{ period: 3, multiplier: 1 }],
  chandelier: [{ period: 5, multiplier: 2 }],
  chandekroll: [{ period: 4, multiplier: 2, stopPeriod: 3 }],
  swings: [
    { left: 1, right: 3 },
    { left: 2, right: 1 },
  ],
  ao: [{ fast: 1, slow: 2 }],
  coppock: [{ short: 3, long: 1, smooth: 4 }],
  kst: [{ signal: 1 }],
  tsi: [{ long: 5, short: 3, signal: 2 }],
  mass: [{ emaPeriod: 3, sumPeriod: 4 }],
  bbands: [{ period: 2, deviations: 3 }],
  stddev: [{ period: 30, deviations: 2 }],
  hv: [{ period: 5, periodsPerYear: 365 }],
  emv: [{ period: 3, scale: 1 }],
  kvo: [{ fast: 3, slow: 9, signal: 2 }],
};

function paramSets(entry: CatalogueEntry): readonly Readonly<Record<string, number>>[] {
  const defaults = Object.fromEntries(entry.params.map((param) => [param.name, param.default]));
  const isPeriod = entry.params.length === 1 && entry.params[0]?.name === 'period';
  const periods = isPeriod ? [Math.max(3, entry.params[0]?.min ?? 1), 8, 33].map((period) => ({ period })) : [];
  return [defaults, ...[...(MORE[entry.id] ?? []), ...periods].map((set) => ({ ...defaults, ...set }))];
}

/** Differences beyond rounding, as text: an empty list when all agree. */
function differences(entry: CatalogueEntry, definition: Naive, bars: Bars, params: Readonly<Record<string, number>>): readonly string[] {
  const indicator = entry.create(params);
  const columns = Object.entries(definition(bars, params));
  const lines = linesOf(
    indicator,
    columns.map(([output]) => output),
  );
  const wrong: string[] = [];
  for (let i = 0; i < bars.close.length; i++) {
    indicator.updateBar(barAt(bars, i));
    for (const [k, [output, column]] of columns.entries()) {
      const [want, got] = [column[i] ?? NaN, lines[k]?.value ?? NaN];
      const isSame = Number.isNaN(want) ? Number.isNaN(got) : Math.abs(got - want) <= 1e-9 * Math.max(1, Math.abs(want));
      if (!isSame) wrong.push(`bar ${i} ${output}: ${got}, by definition ${want}`);
    }
  }
  return wrong.slice(0, 5);
}

describe('values and warm-up are those of the plain definition', () => {
  const entries = catalogue.filter((entry) => entry.id in naive);

  test.each(entries.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
    const definition = naive[entry.id];
    if (definition === undefined) throw new RangeError(`no definition of ${entry.id}`);
    for (const start of [5, 100, 40_000]) {
      const bars = randomBars(260, start, start);
      for (const params of paramSets(entry)) expect(differences(entry, definition, bars, params), JSON.stringify({ start, params })).toEqual([]);
    }
  });

  test('every indicator has one, or TA-Lib for an oracle', () => {
    expect(catalogue.filter((entry) => !(entry.id in naive) && entry.taLib === undefined).map((entry) => entry.id)).toEqual([]);
  });
});
