import { entry, int, number, type CatalogueEntry } from './catalogue-entry.ts';
import { Dema } from './dema.ts';
import { Ema } from './ema.ts';
import { Hma } from './hma.ts';
import { HtDcPeriod } from './ht-dc-period.ts';
import { HtTrendline } from './ht-trendline.ts';
import { Kama } from './kama.ts';
import { Mama } from './mama.ts';
import { McGinleyDynamic } from './mcginley-dynamic.ts';
import { Sma } from './sma.ts';
import { Smma } from './smma.ts';
import { T3 } from './t3.ts';
import { Tema } from './tema.ts';
import { Trima } from './trima.ts';
import { Vidya } from './vidya.ts';
import { Vwma } from './vwma.ts';
import { Wma } from './wma.ts';
import { Zlema } from './zlema.ts';

export const averages: readonly CatalogueEntry[] = [
  entry({
    id: 'sma',
    className: 'Sma',
    title: 'Simple moving average',
    inputs: ['price'],
    params: [int('period', 30)],
    taLib: 'SMA',
    create: (p) => new Sma(p.period),
  }),
  entry({
    id: 'ema',
    className: 'Ema',
    title: 'Exponential moving average',
    inputs: ['price'],
    params: [int('period', 30)],
    taLib: 'EMA',
    create: (p) => new Ema(p.period),
  }),
  entry({
    id: 'wma',
    className: 'Wma',
    title: 'Weighted moving average',
    inputs: ['price'],
    params: [int('period', 30)],
    taLib: 'WMA',
    create: (p) => new Wma(p.period),
  }),
  entry({
    id: 'smma',
    className: 'Smma',
    title: "Wilder's smoothed moving average (RMA)",
    inputs: ['price'],
    params: [int('period', 14)],
    create: (p) => new Smma(p.period),
  }),
  entry({
    id: 'dema',
    className: 'Dema',
    title: 'Double exponential moving average',
    inputs: ['price'],
    params: [int('period', 30)],
    taLib: 'DEMA',
    create: (p) => new Dema(p.period),
  }),
  entry({
    id: 'tema',
    className: 'Tema',
    title: 'Triple exponential moving average',
    inputs: ['price'],
    params: [int('period', 30)],
    taLib: 'TEMA',
    create: (p) => new Tema(p.period),
  }),
  entry({
    id: 'trima',
    className: 'Trima',
    title: 'Triangular moving average',
    inputs: ['price'],
    params: [int('period', 30)],
    taLib: 'TRIMA',
    create: (p) => new Trima(p.period),
  }),
  entry({
    id: 'kama',
    className: 'Kama',
    title: "Kaufman's adaptive moving average",
    inputs: ['price'],
    params: [int('period', 30, 2)],
    taLib: 'KAMA',
    create: (p) => new Kama(p.period),
  }),
  entry({
    id: 't3',
    className: 'T3',
    title: "Tillson's T3",
    inputs: ['price'],
    params: [int('period', 5), number('volumeFactor', 0.7, 0, 1)],
    taLib: 'T3',
    create: (p) => new T3(p.period, p.volumeFactor),
  }),
  entry({
    id: 'hma',
    className: 'Hma',
    title: 'Hull moving average',
    inputs: ['price'],
    params: [int('period', 16, 2)],
    create: (p) => new Hma(p.period),
  }),
  entry({
    id: 'zlema',
    className: 'Zlema',
    title: 'Zero-lag exponential moving average',
    inputs: ['price'],
    params: [int('period', 20, 3)],
    create: (p) => new Zlema(p.period),
  }),
  entry({
    id: 'vwma',
    className: 'Vwma',
    title: 'Volume-weighted moving average',
    inputs: ['price', 'volume'],
    params: [int('period', 20)],
    create: (p) => new Vwma(p.period),
  }),
  entry({
    id: 'vidya',
    className: 'Vidya',
    title: 'Variable index dynamic average',
    inputs: ['price'],
    params: [int('period', 9, 2)],
    create: (p) => new Vidya(p.period),
  }),
  entry({
    id: 'mcginley',
    className: 'McGinleyDynamic',
    title: 'McGinley Dynamic',
    inputs: ['price'],
    params: [int('period', 14)],
    create: (p) => new McGinleyDynamic(p.period),
  }),
  entry({
    id: 'mama',
    className: 'Mama',
    title: 'MESA adaptive moving average',
    inputs: ['price'],
    outputs: ['fama'],
    params: [number('fastLimit', 0.5, 0.01, 0.99), number('slowLimit', 0.05, 0.01, 0.99)],
    taLib: 'MAMA',
    create: (p) => new Mama(p.fastLimit, p.slowLimit),
  }),
  entry({
    id: 'ht_trendline',
    className: 'HtTrendline',
    title: 'Instantaneous trendline (Hilbert transform)',
    inputs: ['price'],
    taLib: 'HT_TRENDLINE',
    create: () => new HtTrendline(),
  }),
  entry({
    id: 'ht_dcperiod',
    className: 'HtDcPeriod',
    title: 'Period of the dominant cycle (Hilbert transform)',
    inputs: ['price'],
    taLib: 'HT_DCPERIOD',
    create: () => new HtDcPeriod(),
  }),
];
