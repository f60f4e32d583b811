import { Adr } from './adr.ts';
import { Atr } from './atr.ts';
import { AvgDev } from './avg-dev.ts';
import { Beta } from './beta.ts';
import { entry, int, number, type CatalogueEntry } from './catalogue-entry.ts';
import { Correl } from './correl.ts';
import { HistoricalVolatility } from './historical-volatility.ts';
import { LinearRegAngle } from './linear-reg-angle.ts';
import { LinearRegIntercept } from './linear-reg-intercept.ts';
import { LinearRegSlope } from './linear-reg-slope.ts';
import { LinearReg } from './linear-reg.ts';
import { Natr } from './natr.ts';
import { StdDev } from './std-dev.ts';
import { Sum } from './sum.ts';
import { TrueRange } from './true-range.ts';
import { Tsf } from './tsf.ts';
import { UlcerIndex } from './ulcer-index.ts';
import { Variance } from './variance.ts';
import { ZScore } from './z-score.ts';

export const volatility: readonly CatalogueEntry[] = [
  entry({
    id: 'trange',
    className: 'TrueRange',
    title: 'True range',
    inputs: ['high', 'low', 'close'],
    taLib: 'TRANGE',
    create: () => new TrueRange(),
  }),
  entry({
    id: 'atr',
    className: 'Atr',
    title: 'Average true range',
    inputs: ['high', 'low', 'close'],
    params: [int('period', 14)],
    taLib: 'ATR',
    create: (p) => new Atr(p.period),
  }),
  entry({
    id: 'natr',
    className: 'Natr',
    title: 'Normalised average true range',
    inputs: ['high', 'low', 'close'],
    params: [int('period', 14)],
    taLib: 'NATR',
    create: (p) => new Natr(p.period),
  }),
  entry({
    id: 'adr',
    className: 'Adr',
    title: 'Average range',
    inputs: ['high', 'low'],
    params: [int('period', 14)],
    create: (p) => new Adr(p.period),
  }),
  entry({
    id: 'stddev',
    className: 'StdDev',
    title: 'Standard deviation',
    inputs: ['price'],
    params: [int('period', 5, 2), number('deviations', 1, 0, 1000)],
    taLib: 'STDDEV',
    create: (p) => new StdDev(p.period, p.deviations),
  }),
  entry({
    id: 'var',
    className: 'Variance',
    title: 'Variance',
    inputs: ['price'],
    params: [int('period', 5)],
    taLib: 'VAR',
    create: (p) => new Variance(p.period),
  }),
  entry({
    id: 'avgdev',
    className: 'AvgDev',
    title: 'Mean deviation',
    inputs: ['price'],
    params: [int('period', 14, 2)],
    taLib: 'AVGDEV',
    create: (p) => new AvgDev(p.period),
  }),
  entry({
    id: 'zscore',
    className: 'ZScore',
    title: 'Z-score',
    inputs: ['price'],
    params: [int('period', 20, 2)],
    create: (p) => new ZScore(p.period),
  }),
  entry({
    id: 'hv',
    className: 'HistoricalVolatility',
    title: 'Historical volatility',
    inputs: ['price'],
    params: [int('period', 20, 2), number('periodsPerYear', 252, 1, 1e9)],
    create: (p) => new HistoricalVolatility(p.period, p.periodsPerYear),
  }),
  entry({
    id: 'ulcer',
    className: 'UlcerIndex',
    title: 'Ulcer index',
    inputs: ['price'],
    params: [int('period', 14)],
    create: (p) => new UlcerIndex(p.period),
  }),
  entry({
    id: 'sum',
    className: 'Sum',
    title: 'Sum',
    inputs: ['price'],
    params: [int('period', 30)],
    taLib: 'SUM',
    create: (p) => new Sum(p.period),
  }),
  entry({
    id: 'linearreg',
    className: 'LinearReg',
    title: 'Linear regression',
    inputs: ['price'],
    params: [int('period', 14, 2)],
    taLib: 'LINEARREG',
    create: (p) => new LinearReg(p.period),
  }),
  entry({
    id: 'linearreg_slope',
    className: 'LinearRegSlope',
    title: 'Slope of the linear regression',
    inputs: ['price'],
    params: [int('period', 14, 2)],
    taLib: 'LINEARREG_SLOPE',
    create: (p) => new LinearRegSlope(p.period),
  }),
  entry({
    id: 'linearreg_intercept',
    className: 'LinearRegIntercept',
    title: 'Intercept of the linear regression',
    inputs: ['price'],
    params: [int('period', 14, 2)],
    taLib: 'LINEARREG_INTERCEPT',
    create: (p) => new LinearRegIntercept(p.period),
  }),
  entry({
    id: 'linearreg_angle',
    className: 'LinearRegAngle',
    title: 'Angle of the linear regression',
    inputs: ['price'],
    params: [int('period', 14, 2)],
    taLib: 'LINEARREG_ANGLE',
    create: (p) => new LinearRegAngle(p.period),
  }),
  entry({
    id: 'tsf',
    className: 'Tsf',
    title: 'Time series forecast',
    inputs: ['price'],
    params: [int('period', 14, 2)],
    taLib: 'TSF',
    create: (p) => new Tsf(p.period),
  }),
  entry({
    id: 'correl',
    className: 'Correl',
    title: "Pearson's correlation",
    inputs: ['close', 'volume'],
    params: [int('period', 30, 2)],
    taLib: 'CORREL',
    create: (p) => new Correl(p.period),
  }),
  entry({
    id: 'beta',
    className: 'Beta',
    title: 'Beta',
    inputs: ['close', 'volume'],
    params: [int('period', 5)],
    taLib: 'BETA',
    create: (p) => new Beta(p.period),
  }),
];
