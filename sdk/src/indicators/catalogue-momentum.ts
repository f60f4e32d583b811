import { Apo } from './apo.ts';
import { AwesomeOscillator } from './awesome-oscillator.ts';
import { Bop } from './bop.ts';
import { entry, int, type CatalogueEntry } from './catalogue-entry.ts';
import { Cci } from './cci.ts';
import { Cmo } from './cmo.ts';
import { CoppockCurve } from './coppock-curve.ts';
import { Dpo } from './dpo.ts';
import { EfficiencyRatio } from './efficiency-ratio.ts';
import { ElderRay } from './elder-ray.ts';
import { FisherTransform } from './fisher-transform.ts';
import { Imi } from './imi.ts';
import { InternalBarStrength } from './internal-bar-strength.ts';
import { Kst } from './kst.ts';
import { LogReturn } from './log-return.ts';
import { Macd } from './macd.ts';
import { Mfi } from './mfi.ts';
import { Mom } from './mom.ts';
import { Ppo } from './ppo.ts';
import { RelativeVigor } from './relative-vigor.ts';
import { Roc } from './roc.ts';
import { Rocp } from './rocp.ts';
import { Rocr } from './rocr.ts';
import { Rocr100 } from './rocr100.ts';
import { Rsi } from './rsi.ts';
import { StochF } from './stoch-f.ts';
import { StochRsi } from './stoch-rsi.ts';
import { Stochastic } from './stochastic.ts';
import { Trix } from './trix.ts';
import { Tsi } from './tsi.ts';
import { UltOsc } from './ult-osc.ts';
import { WilliamsR } from './williams-r.ts';

export const momentum: readonly CatalogueEntry[] = [
  entry({
    id: 'macd', className: 'Macd', title: 'Moving average convergence divergence', inputs: ['price'],
    outputs: ['signal', 'histogram'], params: [int('fast', 12, 2), int('slow', 26, 3), int('signal', 9)], taLib: 'MACD',
    create: (p) => new Macd(p.fast, p.slow, p.signal),
  }),
  entry({
    id: 'apo', className: 'Apo', title: 'Absolute price oscillator', inputs: ['price'],
    params: [int('fast', 12, 2), int('slow', 26, 3)], taLib: 'APO',
    create: (p) => new Apo(p.fast, p.slow),
  }),
  entry({
    id: 'ppo', className: 'Ppo', title: 'Percentage price oscillator', inputs: ['price'],
    params: [int('fast', 12, 2), int('slow', 26, 3)], taLib: 'PPO',
    create: (p) => new Ppo(p.fast, p.slow),
  }),
  entry({
    id: 'rsi', className: 'Rsi', title: 'Relative strength index', inputs: ['price'],
    params: [int('period', 14, 2)], taLib: 'RSI',
    create: (p) => new Rsi(p.period),
  }),
  entry({
    id: 'stochrsi', className: 'StochRsi', title: 'Stochastic of the RSI', inputs: ['price'],
    outputs: ['d'], params: [int('period', 14, 2), int('fastK', 5), int('fastD', 3)], taLib: 'STOCHRSI',
    create: (p) => new StochRsi(p.period, p.fastK, p.fastD),
  }),
  entry({
    id: 'stoch', className: 'Stochastic', title: 'Slow stochastic', inputs: ['high', 'low', 'close'],
    outputs: ['d'], params: [int('fastK', 5), int('slowK', 3), int('slowD', 3)], taLib: 'STOCH',
    create: (p) => new Stochastic(p.fastK, p.slowK, p.slowD),
  }),
  entry({
    id: 'stochf', className: 'StochF', title: 'Fast stochastic', inputs: ['high', 'low', 'close'],
    outputs: ['d'], params: [int('fastK', 5), int('fastD', 3)], taLib: 'STOCHF',
    create: (p) => new StochF(p.fastK, p.fastD),
  }),
  entry({
    id: 'willr', className: 'WilliamsR', title: 'Williams %R', inputs: ['high', 'low', 'close'],
    params: [int('period', 14, 2)], taLib: 'WILLR',
    create: (p) => new WilliamsR(p.period),
  }),
  entry({
    id: 'cci', className: 'Cci', title: 'Commodity channel index', inputs: ['high', 'low', 'close'],
    params: [int('period', 14, 2)], taLib: 'CCI',
    create: (p) => new Cci(p.period),
  }),
  entry({
    id: 'cmo', className: 'Cmo', title: 'Chande momentum oscillator', inputs: ['price'],
    params: [int('period', 14, 2)], taLib: 'CMO',
    create: (p) => new Cmo(p.period),
  }),
  entry({
    id: 'mfi', className: 'Mfi', title: 'Money flow index', inputs: ['high', 'low', 'close', 'volume'],
    params: [int('period', 14, 2)], taLib: 'MFI',
    create: (p) => new Mfi(p.period),
  }),
  entry({
    id: 'roc', className: 'Roc', title: 'Rate of change in per cent', inputs: ['price'],
    params: [int('period', 10)], taLib: 'ROC',
    create: (p) => new Roc(p.period),
  }),
  entry({
    id: 'rocp', className: 'Rocp', title: 'Rate of change as a fraction', inputs: ['price'],
    params: [int('period', 10)], taLib: 'ROCP',
    create: (p) => new Rocp(p.period),
  }),
  entry({
    id: 'rocr', className: 'Rocr', title: 'Ratio to a past value', inputs: ['price'],
    params: [int('period', 10)], taLib: 'ROCR',
    create: (p) => new Rocr(p.period),
  }),
  entry({
    id: 'rocr100', className: 'Rocr100', title: 'Ratio to a past value, times 100', inputs: ['price'],
    params: [int('period', 10)], taLib: 'ROCR100',
    create: (p) => new Rocr100(p.period),
  }),
  entry({
    id: 'logr', className: 'LogReturn', title: 'Logarithmic return', inputs: ['price'],
    params: [int('period', 10)],
    create: (p) => new LogReturn(p.period),
  }),
  entry({
    id: 'mom', className: 'Mom', title: 'Momentum', inputs: ['price'],
    params: [int('period', 10)], taLib: 'MOM',
    create: (p) => new Mom(p.period),
  }),
  entry({
    id: 'trix', className: 'Trix', title: 'Rate of change of a triple EMA', inputs: ['price'],
    params: [int('period', 30)], taLib: 'TRIX',
    create: (p) => new Trix(p.period),
  }),
  entry({
    id: 'ultosc', className: 'UltOsc', title: 'Ultimate oscillator', inputs: ['high', 'low', 'close'],
    params: [int('short', 7), int('medium', 14), int('long', 28)], taLib: 'ULTOSC',
    create: (p) => new UltOsc(p.short, p.medium, p.long),
  }),
  entry({
    id: 'ao', className: 'AwesomeOscillator', title: 'Awesome oscillator', inputs: ['high', 'low'],
    params: [int('fast', 5), int('slow', 34, 2)],
    create: (p) => new AwesomeOscillator(p.fast, p.slow),
  }),
  entry({ id: 'bop', className: 'Bop', title: 'Balance of power', inputs: ['open', 'high', 'low', 'close'], taLib: 'BOP', create: () => new Bop() }),
  entry({
    id: 'imi', className: 'Imi', title: 'Intraday momentum index', inputs: ['open', 'close'],
    params: [int('period', 14, 2)], taLib: 'IMI',
    create: (p) => new Imi(p.period),
  }),
  entry({
    id: 'ibs', className: 'InternalBarStrength', title: 'Internal bar strength', inputs: ['high', 'low', 'close'],
    create: () => new InternalBarStrength(),
  }),
  entry({
    id: 'er', className: 'EfficiencyRatio', title: "Kaufman's efficiency ratio", inputs: ['price'],
    params: [int('period', 10)],
    create: (p) => new EfficiencyRatio(p.period),
  }),
  entry({
    id: 'dpo', className: 'Dpo', title: 'Detrended price oscillator', inputs: ['price'],
    params: [int('period', 20)],
    create: (p) => new Dpo(p.period),
  }),
  entry({
    id: 'coppock', className: 'CoppockCurve', title: 'Coppock curve', inputs: ['price'],
    params: [int('short', 11), int('long', 14), int('smooth', 10)],
    create: (p) => new CoppockCurve(p.short, p.long, p.smooth),
  }),
  entry({
    id: 'kst', className: 'Kst', title: 'Know Sure Thing', inputs: ['price'],
    outputs: ['signal'], params: [int('signal', 9)],
    create: (p) => new Kst(p.signal),
  }),
  entry({
    id: 'tsi', className: 'Tsi', title: 'True strength index', inputs: ['price'],
    outputs: ['signal'], params: [int('long', 25), int('short', 13), int('signal', 7)],
    create: (p) => new Tsi(p.long, p.short, p.signal),
  }),
  entry({
    id: 'fisher', className: 'FisherTransform', title: 'Fisher transform', inputs: ['high', 'low'],
    outputs: ['signal'], params: [int('period', 9)],
    create: (p) => new FisherTransform(p.period),
  }),
  entry({
    id: 'rvgi', className: 'RelativeVigor', title: 'Relative vigor index', inputs: ['open', 'high', 'low', 'close'],
    outputs: ['signal'], params: [int('period', 10)],
    create: (p) => new RelativeVigor(p.period),
  }),
  entry({
    id: 'elderray', className: 'ElderRay', title: 'Elder ray', inputs: ['high', 'low', 'close'],
    outputs: ['bear'], params: [int('period', 13)],
    create: (p) => new ElderRay(p.period),
  }),
];
