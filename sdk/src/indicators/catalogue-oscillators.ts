import { entry, int, type CatalogueEntry } from './catalogue-entry.ts';
import { Cci } from './cci.ts';
import { Cmo } from './cmo.ts';
import { ElderRay } from './elder-ray.ts';
import { FisherTransform } from './fisher-transform.ts';
import { Imi } from './imi.ts';
import { InternalBarStrength } from './internal-bar-strength.ts';
import { Mfi } from './mfi.ts';
import { RelativeVigor } from './relative-vigor.ts';
import { Rsi } from './rsi.ts';
import { StochF } from './stoch-f.ts';
import { StochRsi } from './stoch-rsi.ts';
import { Stochastic } from './stochastic.ts';
import { UltOsc } from './ult-osc.ts';
import { WilliamsR } from './williams-r.ts';

export const oscillators: readonly CatalogueEntry[] = [
  entry({
    id: 'rsi',
    className: 'Rsi',
    title: 'Relative strength index',
    inputs: ['price'],
    params: [int('period', 14, 2)],
    taLib: 'RSI',
    create: (p) => new Rsi(p.period),
  }),
  entry({
    id: 'stochrsi',
    className: 'StochRsi',
    title: 'Stochastic of the RSI',
    inputs: ['price'],
    outputs: ['d'],
    params: [int('period', 14, 2), int('fastK', 5), int('fastD', 3)],
    taLib: 'STOCHRSI',
    create: (p) => new StochRsi(p.period, p.fastK, p.fastD),
  }),
  entry({
    id: 'stoch',
    className: 'Stochastic',
    title: 'Slow stochastic',
    inputs: ['high', 'low', 'close'],
    outputs: ['d'],
    params: [int('fastK', 5), int('slowK', 3), int('slowD', 3)],
    taLib: 'STOCH',
    create: (p) => new Stochastic(p.fastK, p.slowK, p.slowD),
  }),
  entry({
    id: 'stochf',
    className: 'StochF',
    title: 'Fast stochastic',
    inputs: ['high', 'low', 'close'],
    outputs: ['d'],
    params: [int('fastK', 5), int('fastD', 3)],
    taLib: 'STOCHF',
    create: (p) => new StochF(p.fastK, p.fastD),
  }),
  entry({
    id: 'willr',
    className: 'WilliamsR',
    title: 'Williams %R',
    inputs: ['high', 'low', 'close'],
    params: [int('period', 14, 2)],
    taLib: 'WILLR',
    create: (p) => new WilliamsR(p.period),
  }),
  entry({
    id: 'cci',
    className: 'Cci',
    title: 'Commodity channel index',
    inputs: ['high', 'low', 'close'],
    params: [int('period', 14, 2)],
    taLib: 'CCI',
    create: (p) => new Cci(p.period),
  }),
  entry({
    id: 'cmo',
    className: 'Cmo',
    title: 'Chande momentum oscillator',
    inputs: ['price'],
    params: [int('period', 14, 2)],
    taLib: 'CMO',
    create: (p) => new Cmo(p.period),
  }),
  entry({
    id: 'mfi',
    className: 'Mfi',
    title: 'Money flow index',
    inputs: ['high', 'low', 'close', 'volume'],
    params: [int('period', 14, 2)],
    taLib: 'MFI',
    create: (p) => new Mfi(p.period),
  }),
  entry({
    id: 'ultosc',
    className: 'UltOsc',
    title: 'Ultimate oscillator',
    inputs: ['high', 'low', 'close'],
    params: [int('short', 7), int('medium', 14), int('long', 28)],
    taLib: 'ULTOSC',
    create: (p) => new UltOsc(p.short, p.medium, p.long),
  }),
  entry({
    id: 'imi',
    className: 'Imi',
    title: 'Intraday momentum index',
    inputs: ['open', 'close'],
    params: [int('period', 14, 2)],
    taLib: 'IMI',
    create: (p) => new Imi(p.period),
  }),
  entry({
    id: 'ibs',
    className: 'InternalBarStrength',
    title: 'Internal bar strength',
    inputs: ['high', 'low', 'close'],
    create: () => new InternalBarStrength(),
  }),
  entry({
    id: 'fisher',
    className: 'FisherTransform',
    title: 'Fisher transform',
    inputs: ['high', 'low'],
    outputs: ['signal'],
    params: [int('period', 9)],
    create: (p) => new FisherTransform(p.period),
  }),
  entry({
    id: 'rvgi',
    className: 'RelativeVigor',
    title: 'Relative vigor index',
    inputs: ['open', 'high', 'low', 'close'],
    outputs: ['signal'],
    params: [int('period', 10)],
    create: (p) => new RelativeVigor(p.period),
  }),
  entry({
    id: 'elderray',
    className: 'ElderRay',
    title: 'Elder ray',
    inputs: ['high', 'low', 'close'],
    outputs: ['bear'],
    params: [int('period', 13)],
    create: (p) => new ElderRay(p.period),
  }),
];
