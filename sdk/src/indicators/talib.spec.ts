import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { barAt, randomBars, type Bars } from './bars.contract.ts';
import { catalogue } from './catalogue.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { linesOf } from './indicator.contract.ts';
import { talibOf } from './talib.contract.ts';

const TOLERANCE = 1e-9;
/** TA-Lib takes these from the difference of two large sums, which costs it digits; `naive.spec.ts` holds ours to 1e-9. */
const LOOSE: Readonly<Record<string, number>> = { var: 1e-6, stddev: 1e-6, bbands: 1e-6, correl: 1e-6, beta: 1e-6 };
const shared = process.env['PADDOCK_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const spyFile = `${shared}/data/indicator-oracles/spy_ad.txt`;
const googFile = `${shared}/data/daily/GOOG.csv`;

/** Parameter sets beside the defaults. */
const MORE: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>> = {
  macd: [
    { fast: 5, slow: 8, signal: 3 },
    { fast: 3, slow: 40, signal: 2 },
  ],
  apo: [{ fast: 5, slow: 10 }],
  ppo: [{ fast: 5, slow: 10 }],
  adosc: [{ fast: 5, slow: 40 }],
  ultosc: [{ short: 3, medium: 9, long: 10 }],
  stoch: [
    { fastK: 14, slowK: 1, slowD: 5 },
    { fastK: 1, slowK: 3, slowD: 1 },
  ],
  stochf: [{ fastK: 21, fastD: 1 }],
  stochrsi: [{ period: 5, fastK: 14, fastD: 2 }],
  bbands: [{ period: 5, deviations: 1.5 }],
  sar: [{ step: 0.05, limit: 0.3 }],
  mama: [{ fastLimit: 0.9, slowLimit: 0.1 }],
};

function paramSets(entry: CatalogueEntry): readonly Readonly<Record<string, number>>[] {
  const defaults = Object.fromEntries(entry.params.map((param) => [param.name, param.default]));
  const period =
    entry.params.length === 1 && entry.params[0]?.name === 'period' ? [...(entry.id in LOOSE ? [] : [{ period: 2 }]), { period: 7 }, { period: 50 }] : [];
  return [defaults, ...[...(MORE[entry.id] ?? []), ...period].map((set) => ({ ...defaults, ...set }))];
}

function readBars(file: string): Bars {
  const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
  const columns = [1, 2, 3, 4, 5].map((at) => rows.map((row) => Number(row.split(',')[at])));
  const [open = [], high = [], low = [], close = [], volume = []] = columns;
  return { time: rows.map((_, i) => i * 86_400_000), open, high, low, close, volume };
}

/** Differences beyond rounding, as text: an empty list when all agree. */
async function differences(entry: CatalogueEntry, bars: Bars, params: Readonly<Record<string, number>>): Promise<readonly string[]> {
  const indicator = entry.create(params);
  const { begin, columns } = await talibOf(entry.taLib ?? '', bars, params);
  const wrong: string[] = begin === indicator.warmUp ? [] : [`warmUp is ${indicator.warmUp}, TA-Lib begins at ${begin}`];
  const tolerance = LOOSE[entry.id] ?? TOLERANCE;
  for (let i = 0; i < bars.close.length; i++) {
    indicator.updateBar(barAt(bars, i));
    if (indicator.isReady !== i >= begin) wrong.push(`bar ${i}: isReady is ${indicator.isReady}`);
    for (const [output, column] of columns) {
      const want = column[i] ?? NaN;
      const got = linesOf(indicator, [output])[0]?.value ?? NaN;
      // Where TA-Lib divides 0 by 0, ours is some number.
      const isSame = Number.isNaN(want) ? Number.isNaN(got) === i < begin : Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want));
      if (!isSame) wrong.push(`bar ${i} ${output}: ${got}, TA-Lib has ${want}`);
    }
  }
  return wrong.slice(0, 5);
}

describe('values and warm-up are those of TA-Lib', () => {
  const entries = catalogue.filter((entry) => entry.taLib !== undefined);

  test.each(entries.map((entry) => [entry.id, entry] as const))('%s on random walks', async (_, entry) => {
    for (const start of entry.id in LOOSE ? [50, 100] : [5, 100, 40_000]) {
      const bars = randomBars(400, start, start);
      for (const params of paramSets(entry)) expect(await differences(entry, bars, params), JSON.stringify({ start, params })).toEqual([]);
    }
  });

  for (const [name, file] of [
    ['SPY', spyFile],
    ['GOOG', googFile],
  ] as const) {
    const suffix = existsSync(file) ? '' : ` (skipped: ${file} is absent)`;
    test.skipIf(!existsSync(file))(`all of them on daily bars of ${name}${suffix}`, async () => {
      const bars = readBars(file);
      for (const entry of entries) expect(await differences(entry, bars, paramSets(entry)[0] ?? {}), entry.id).toEqual([]);
    });
  }
});
