import { Apo } from './apo.ts';
import { AwesomeOscillator } from './awesome-oscillator.ts';
import { Bop } from './bop.ts';
import { entry, int, type CatalogueEntry } from './catalogue-entry.ts';
import { CoppockCurve } from './coppock-curve.ts';
import { Dpo } from './dpo.ts';
import { EfficiencyRatio } from './efficiency-ratio.ts';
import { Kst } from './kst.ts';
import { LogReturn } from './log-return.ts';
import { Macd } from './macd.ts';
import { Mom } from './mom.ts';
import { Ppo } from './ppo.ts';
import { Roc } from './roc.ts';
import { Rocp } from './rocp.ts';
import { Rocr } from './rocr.ts';
import { Rocr100 } from './rocr100.ts';
import { Trix } from './trix.ts';
import { Tsi } from './tsi.ts';

export const momentum: readonly CatalogueEntry[] = [
  entry({
    id: 'macd',
    className: 'Macd',
    title: 'Moving average convergence divergence',
    inputs: ['price'],
    outputs: ['signal', 'histogram'],
    params: [int('fast', 12, 2), int('slow', 26, 3), int('signal', 9)],
    taLib: 'MACD',
    create: (p) => new Macd(p.fast, p.slow, p.signal),
  }),
  entry({
    id: 'apo',
    className: 'Apo',
    title: 'Absolute price oscillator',
    inputs: ['price'],
    params: [int('fast', 12, 2), int('slow', 26, 3)],
    taLib: 'APO',
    create: (p) => new Apo(p.fast, p.slow),
  }),
  entry({
    id: 'ppo',
    className: 'Ppo',
    title: 'Percentage price oscillator',
    inputs: ['price'],
    params: [int('fast', 12, 2), int('slow', 26, 3)],
    taLib: 'PPO',
    create: (p) => new Ppo(p.fast, p.slow),
  }),
  entry({
    id: 'roc',
    className: 'Roc',
    title: 'Rate of change in per cent',
    inputs: ['price'],
    params: [int('period', 10)],
    taLib: 'ROC',
    create: (p) => new Roc(p.period),
  }),
  entry({
    id: 'rocp',
    className: 'Rocp',
    title: 'Rate of change as a fraction',
    inputs: ['price'],
    params: [int('period', 10)],
    taLib: 'ROCP',
    create: (p) => new Rocp(p.period),
  }),
  entry({
    id: 'rocr',
    className: 'Rocr',
    title: 'Ratio to a past value',
    inputs: ['price'],
    params: [int('period', 10)],
    taLib: 'ROCR',
    create: (p) => new Rocr(p.period),
  }),
  entry({
    id: 'rocr100',
    className: 'Rocr100',
    title: 'Ratio to a past value, times 100',
    inputs: ['price'],
    params: [int('period', 10)],
    taLib: 'ROCR100',
    create: (p) => new Rocr100(p.period),
  }),
  entry({
    id: 'logr',
    className: 'LogReturn',
    title: 'Logarithmic return',
    inputs: ['price'],
    params: [int('period', 10)],
    create: (p) => new LogReturn(p.period),
  }),
  entry({
    id: 'mom',
    className: 'Mom',
    title: 'Momentum',
    inputs: ['price'],
    params: [int('period', 10)],
    taLib: 'MOM',
    create: (p) => new Mom(p.period),
  }),
  entry({
    id: 'trix',
    className: 'Trix',
    title: 'Rate of change of a triple EMA',
    inputs: ['price'],
    params: [int('period', 30)],
    taLib: 'TRIX',
    create: (p) => new Trix(p.period),
  }),
  entry({
    id: 'ao',
    className: 'AwesomeOscillator',
    title: 'Awesome oscillator',
    inputs: ['high', 'low'],
    params: [int('fast', 5), int('slow', 34, 2)],
    create: (p) => new AwesomeOscillator(p.fast, p.slow),
  }),
  entry({ id: 'bop', className: 'Bop', title: 'Balance of power', inputs: ['open', 'high', 'low', 'close'], taLib: 'BOP', create: () => new Bop() }),
  entry({
    id: 'er',
    className: 'EfficiencyRatio',
    title: "Kaufman's efficiency ratio",
    inputs: ['price'],
    params: [int('period', 10)],
    create: (p) => new EfficiencyRatio(p.period),
  }),
  entry({
    id: 'dpo',
    className: 'Dpo',
    title: 'Detrended price oscillator',
    inputs: ['price'],
    params: [int('period', 20)],
    create: (p) => new Dpo(p.period),
  }),
  entry({
    id: 'coppock',
    className: 'CoppockCurve',
    title: 'Coppock curve',
    inputs: ['price'],
    params: [int('short', 11), int('long', 14), int('smooth', 10)],
    create: (p) => new CoppockCurve(p.short, p.long, p.smooth),
  }),
  entry({
    id: 'kst',
    className: 'Kst',
    title: 'Know Sure Thing',
    inputs: ['price'],
    outputs: ['signal'],
    params: [int('signal', 9)],
    create: (p) => new Kst(p.signal),
  }),
  entry({
    id: 'tsi',
    className: 'Tsi',
    title: 'True strength index',
    inputs: ['price'],
    outputs: ['signal'],
    params: [int('long', 25), int('short', 13), int('signal', 7)],
    create: (p) => new Tsi(p.long, p.short, p.signal),
  }),
];
