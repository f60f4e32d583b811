import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Apo } from './apo.ts';
import { indicatorById } from './catalogue.ts';
import type { Indicator } from './indicator.ts';
import { linesOf } from './indicator.contract.ts';
import { absence, hasShared, SHARED } from './shared-data.contract.ts';
import { Vwma } from './vwma.ts';

interface Recording {
  readonly file: string;
  readonly indicator: () => Indicator;
  /** Our output -> column of the file. */
  readonly columns: Readonly<Record<string, string>>;
  /** Relative, of values above 1 (many files are rounded). */
  readonly tolerance?: number;
  /** Row at which values that were seeded otherwise have converged, or a window of the file is full. */
  readonly from?: number;
}

const of =
  (id: string, params: Readonly<Record<string, number>> = {}) =>
  () =>
    indicatorById(id).create(params);

/** Columns computed by other programs (LEAN, TradeStation, Excel) whose definition is ours. */
const RECORDINGS: readonly Recording[] = [
  { file: 'spy_ao.txt', indicator: of('ao'), columns: { value: 'AO' } },
  { file: 'spy_cmf.txt', indicator: of('cmf'), columns: { value: 'CMF_20' }, tolerance: 2e-6, from: 19 },
  { file: 'spy_coppock_curve.csv', indicator: of('coppock'), columns: { value: 'CoppockCurve' } },
  { file: 'spy_heikin_ashi.txt', indicator: of('heikinashi'), columns: { value: 'HA_Close', open: 'HA_Open', high: 'HA_High', low: 'HA_Low' } },
  { file: 'spy_hma.txt', indicator: of('hma', { period: 16 }), columns: { value: 'HMA_16' } },
  { file: 'spy_ker.txt', indicator: of('er', { period: 10 }), columns: { value: 'KER' }, from: 10 },
  { file: 'spy_logr14.txt', indicator: of('logr', { period: 14 }), columns: { value: 'LOGR14' }, tolerance: 1e-7 },
  { file: 'spy_mass_index_25.txt', indicator: of('mass'), columns: { value: 'MassIndex' }, tolerance: 5e-6 },
  {
    file: 'spy_with_ChandeKrollStop.csv',
    indicator: of('chandekroll', { period: 5, multiplier: 2, stopPeriod: 3 }),
    columns: { value: 'short_stop', long: 'long_stop' },
    from: 200,
  },
  { file: 'spy_with_ForceIndex.csv', indicator: of('force', { period: 20 }), columns: { value: 'ForceIndex20' } },
  { file: 'spy_with_McGinleyDynamic.csv', indicator: of('mcginley'), columns: { value: 'McGinleyDynamic14' } },
  { file: 'spy_with_chop.csv', indicator: of('chop'), columns: { value: 'CHOP14' }, from: 14 },
  {
    file: 'spy_with_don50.txt',
    indicator: of('donchian', { period: 50 }),
    columns: { upper: 'Donchian Channels 50 Top', lower: 'Donchian Channels 50 Bottom' },
    from: 49,
  },
  { file: 'spy_with_ibs.csv', indicator: of('ibs'), columns: { value: 'IBS' } },
  { file: 'spy_with_ichimoku.csv', indicator: of('ichimoku'), columns: { conversion: 'Tenkan', base: 'Kijun', spanA: 'Senkou A', spanB: 'Senkou B' } },
  { file: 'spy_with_kvo.csv', indicator: of('kvo', { fast: 5, slow: 10, signal: 1 }), columns: { value: 'KVO5_10' }, from: 250 },
  { file: 'spy_with_vwma.csv', indicator: of('vwma'), columns: { value: 'VWMA20' } },
  { file: 'spy_with_zlema.csv', indicator: of('zlema', { period: 5 }), columns: { value: 'ZLEMA5' } },
  { file: 'spy_with_vwap.txt', indicator: () => new Vwma(50, { source: 'ohlc4' }), columns: { value: 'Moving VWAP 50' }, tolerance: 1e-6 },
  { file: 'spy_rvi.txt', indicator: of('rvgi'), columns: { value: 'RVI', signal: 'RVI_S' }, from: 16 },
  { file: 'spy_emv.txt', indicator: of('emv', { period: 1 }), columns: { value: 'EMV' } },
  { file: 'spy_adr.csv', indicator: of('adr', { period: 20 }), columns: { value: 'adr' } },
  { file: 'spy_apo.txt', indicator: () => new Apo(5, 10, { average: 'sma' }), columns: { value: 'APO_5_10' } },
  { file: 'spy_with_indicators.txt', indicator: of('sma', { period: 14 }), columns: { value: 'SMA14' }, tolerance: 1e-6 },
  { file: 'spy_with_indicators.txt', indicator: of('rsi'), columns: { value: 'RSI 14 Wilder' }, tolerance: 1e-6 },
  { file: 'spy_ema.csv', indicator: of('ema', { period: 14 }), columns: { value: 'EMA14' } },
  {
    file: 'spy_bollinger_bands.txt',
    indicator: of('bbands'),
    columns: { value: 'Moving Average 20', upper: 'Bollinger Bands® 20 2 Top', lower: 'Bollinger Bands® 20 2 Bottom' },
    tolerance: 1e-6,
  },
  { file: 'spy_with_macd.txt', indicator: of('macd'), columns: { value: 'MACD', signal: 'Signal', histogram: 'Histogram' }, tolerance: 1e-5, from: 130 },
  { file: 'spy_t3.txt', indicator: of('t3'), columns: { value: 'T3_5' } },
  { file: 'spy_trima.txt', indicator: of('trima', { period: 5 }), columns: { value: 'TRIMA_5' } },
  { file: 'spy_cmo.txt', indicator: of('cmo', { period: 5 }), columns: { value: 'CMO_5' } },
  { file: 'spy_ultosc.txt', indicator: of('ultosc'), columns: { value: 'ULTOSC_7_14_28' } },
  { file: 'spy_dema.txt', indicator: of('dema', { period: 5 }), columns: { value: 'DEMA_5' } },
  { file: 'spy_tema.txt', indicator: of('tema', { period: 5 }), columns: { value: 'TEMA_5' } },
  { file: 'spy_trix.txt', indicator: of('trix', { period: 5 }), columns: { value: 'TRIX_5' } },
  { file: 'spy_aroon_oscillator.txt', indicator: of('aroonosc'), columns: { value: 'Aroon Oscillator 14' }, tolerance: 1e-6 },
];

function differences(recording: Recording): readonly string[] {
  const [head = [], ...rows] = readFileSync(`${SHARED}/data/indicator-oracles/${recording.file}`, 'utf8').trim().split(/\r?\n/).map(cells);
  const names = head.map((name) => name.trim().toLowerCase());
  const read = (row: readonly string[], name: string): number => {
    const text = row[names.indexOf(name.toLowerCase())] ?? '';
    return text === '' ? NaN : Number(text);
  };
  const indicator = recording.indicator();
  const columns = Object.entries(recording.columns);
  const lines = linesOf(
    indicator,
    columns.map(([output]) => output),
  );
  const wrong: string[] = [];
  let compared = 0;
  for (const [i, row] of rows.entries()) {
    const close = read(row, 'close');
    const or = (x: number) => (Number.isNaN(x) ? close : x);
    indicator.updateBar({ time: i, open: or(read(row, 'open')), high: or(read(row, 'high')), low: or(read(row, 'low')), close, volume: read(row, 'volume') });
    for (const [k, [output, column]] of columns.entries()) {
      const [want, got] = [read(row, column), lines[k]?.value ?? NaN];
      if (Number.isNaN(want) || i < (recording.from ?? 0)) continue;
      compared++;
      if (!(Math.abs(got - want) <= (recording.tolerance ?? 5e-9) * Math.max(1, Math.abs(want)))) wrong.push(`row ${i} ${output}: ${got}, recorded ${want}`);
    }
  }
  return compared < 20 ? [`only ${compared} values`] : wrong.slice(0, 5);
}

function cells(row: string): readonly string[] {
  return row
    .replace(/^\uFEFF/, '')
    .replaceAll('"', '')
    .split(',');
}

describe('values are those that other programs recorded for SPY', () => {
  test.skipIf(!hasShared).each(RECORDINGS.map((recording) => [`${recording.file} ${Object.values(recording.columns).join(' ')}`, recording] as const))(
    `%s${absence}`,
    (_, recording) => {
      expect(differences(recording)).toEqual([]);
    },
  );
});
