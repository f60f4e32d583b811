import { AccelerationBands } from './acceleration-bands.ts';
import { BollingerBands } from './bollinger-bands.ts';
import { entry, int, number, type CatalogueEntry } from './catalogue-entry.ts';
import { ChandeKrollStop } from './chande-kroll-stop.ts';
import { ChandelierExit } from './chandelier-exit.ts';
import { DonchianChannel } from './donchian-channel.ts';
import { Highest } from './highest.ts';
import { Ichimoku } from './ichimoku.ts';
import { KeltnerChannel } from './keltner-channel.ts';
import { Lowest } from './lowest.ts';
import { Max } from './max.ts';
import { MidPoint } from './mid-point.ts';
import { MidPrice } from './mid-price.ts';
import { Min } from './min.ts';
import { PivotPoints } from './pivot-points.ts';
import { Psar } from './psar.ts';
import { SuperTrend } from './super-trend.ts';
import { SwingPivots } from './swing-pivots.ts';

export const bands: readonly CatalogueEntry[] = [
  entry({
    id: 'bbands',
    className: 'BollingerBands',
    title: 'Bollinger bands',
    inputs: ['price'],
    outputs: ['upper', 'middle', 'lower'],
    params: [int('period', 20, 2), number('deviations', 2, 0, 1000)],
    taLib: 'BBANDS',
    create: (p) => new BollingerBands(p.period, p.deviations),
  }),
  entry({
    id: 'keltner',
    className: 'KeltnerChannel',
    title: 'Keltner channel',
    inputs: ['high', 'low', 'close'],
    outputs: ['upper', 'lower'],
    params: [int('period', 20), number('multiplier', 2, 0, 1000), int('atrPeriod', 10)],
    create: (p) => new KeltnerChannel(p.period, p.multiplier, p.atrPeriod),
  }),
  entry({
    id: 'donchian',
    className: 'DonchianChannel',
    title: 'Donchian channel',
    inputs: ['high', 'low'],
    outputs: ['upper', 'lower'],
    params: [int('period', 20)],
    create: (p) => new DonchianChannel(p.period),
  }),
  entry({
    id: 'accbands',
    className: 'AccelerationBands',
    title: 'Acceleration bands',
    inputs: ['high', 'low', 'close'],
    outputs: ['upper', 'lower'],
    params: [int('period', 20, 2)],
    taLib: 'ACCBANDS',
    create: (p) => new AccelerationBands(p.period),
  }),
  entry({
    id: 'midpoint',
    className: 'MidPoint',
    title: 'Middle of the largest and the smallest value',
    inputs: ['price'],
    params: [int('period', 14)],
    taLib: 'MIDPOINT',
    create: (p) => new MidPoint(p.period),
  }),
  entry({
    id: 'midprice',
    className: 'MidPrice',
    title: 'Middle of the highest high and the lowest low',
    inputs: ['high', 'low'],
    params: [int('period', 14)],
    taLib: 'MIDPRICE',
    create: (p) => new MidPrice(p.period),
  }),
  entry({
    id: 'max',
    className: 'Max',
    title: 'Largest value',
    inputs: ['price'],
    params: [int('period', 30)],
    taLib: 'MAX',
    create: (p) => new Max(p.period),
  }),
  entry({
    id: 'min',
    className: 'Min',
    title: 'Smallest value',
    inputs: ['price'],
    params: [int('period', 30)],
    taLib: 'MIN',
    create: (p) => new Min(p.period),
  }),
  entry({
    id: 'highest',
    className: 'Highest',
    title: 'Highest high',
    inputs: ['price'],
    outputs: ['age'],
    params: [int('period', 20)],
    create: (p) => new Highest(p.period),
  }),
  entry({
    id: 'lowest',
    className: 'Lowest',
    title: 'Lowest low',
    inputs: ['price'],
    outputs: ['age'],
    params: [int('period', 20)],
    create: (p) => new Lowest(p.period),
  }),
  entry({
    id: 'ichimoku',
    className: 'Ichimoku',
    title: 'Ichimoku Kinko Hyo',
    inputs: ['high', 'low'],
    outputs: ['conversion', 'base', 'spanA', 'spanB'],
    params: [int('conversion', 9), int('base', 26), int('spanB', 52), int('displacement', 26)],
    create: (p) => new Ichimoku(p.conversion, p.base, p.spanB, p.displacement),
  }),
  entry({
    id: 'sar',
    className: 'Psar',
    title: 'Parabolic stop and reverse',
    inputs: ['high', 'low'],
    outputs: ['direction'],
    params: [number('step', 0.02, 0, 10), number('limit', 0.2, 0, 10)],
    taLib: 'SAR',
    create: (p) => new Psar(p.step, p.limit),
  }),
  entry({
    id: 'supertrend',
    className: 'SuperTrend',
    title: 'SuperTrend',
    inputs: ['high', 'low', 'close'],
    outputs: ['direction'],
    params: [int('period', 10), number('multiplier', 3, 0, 1000)],
    create: (p) => new SuperTrend(p.period, p.multiplier),
  }),
  entry({
    id: 'chandelier',
    className: 'ChandelierExit',
    title: 'Chandelier exit',
    inputs: ['high', 'low', 'close'],
    outputs: ['short'],
    params: [int('period', 22), number('multiplier', 3, 0, 1000)],
    create: (p) => new ChandelierExit(p.period, p.multiplier),
  }),
  entry({
    id: 'chandekroll',
    className: 'ChandeKrollStop',
    title: 'Chande Kroll stop',
    inputs: ['high', 'low', 'close'],
    outputs: ['long'],
    params: [int('period', 10), number('multiplier', 1, 0, 1000), int('stopPeriod', 9)],
    create: (p) => new ChandeKrollStop(p.period, p.multiplier, p.stopPeriod),
  }),
  entry({
    id: 'pivots',
    className: 'PivotPoints',
    title: 'Floor pivots of the session before',
    inputs: ['time', 'high', 'low', 'close'],
    outputs: ['r1', 'r2', 'r3', 's1', 's2', 's3'],
    params: [int('sessionStartMinutes', 0, 0, 1439)],
    readiness: 'data',
    create: (p) => new PivotPoints({ sessionStartMinutes: p.sessionStartMinutes }),
  }),
  entry({
    id: 'swings',
    className: 'SwingPivots',
    title: 'Swing highs and lows',
    inputs: ['high', 'low'],
    outputs: ['high', 'low'],
    params: [int('left', 5), int('right', 5)],
    readiness: 'data',
    create: (p) => new SwingPivots(p.left, p.right),
  }),
];
