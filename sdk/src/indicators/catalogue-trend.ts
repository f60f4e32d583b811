import { Adx } from './adx.ts';
import { Adxr } from './adxr.ts';
import { AroonOsc } from './aroon-osc.ts';
import { Aroon } from './aroon.ts';
import { AvgPrice } from './avg-price.ts';
import { entry, int, type CatalogueEntry } from './catalogue-entry.ts';
import { Choppiness } from './choppiness.ts';
import { Dx } from './dx.ts';
import { HeikinAshi } from './heikin-ashi.ts';
import { MassIndex } from './mass-index.ts';
import { MedPrice } from './med-price.ts';
import { MinusDi } from './minus-di.ts';
import { MinusDm } from './minus-dm.ts';
import { PlusDi } from './plus-di.ts';
import { PlusDm } from './plus-dm.ts';
import { Price } from './price.ts';
import { TypicalPrice } from './typical-price.ts';
import { Vortex } from './vortex.ts';
import { WeightedClose } from './weighted-close.ts';

export const trend: readonly CatalogueEntry[] = [
  entry({
    id: 'adx',
    className: 'Adx',
    title: 'Average directional index',
    inputs: ['high', 'low', 'close'],
    outputs: ['plusDi', 'minusDi'],
    params: [int('period', 14, 2)],
    taLib: 'ADX',
    create: (p) => new Adx(p.period),
  }),
  entry({
    id: 'adxr',
    className: 'Adxr',
    title: 'Average directional movement rating',
    inputs: ['high', 'low', 'close'],
    params: [int('period', 14, 2)],
    taLib: 'ADXR',
    create: (p) => new Adxr(p.period),
  }),
  entry({
    id: 'dx',
    className: 'Dx',
    title: 'Directional movement index',
    inputs: ['high', 'low', 'close'],
    params: [int('period', 14, 2)],
    taLib: 'DX',
    create: (p) => new Dx(p.period),
  }),
  entry({
    id: 'plus_di',
    className: 'PlusDi',
    title: 'Positive directional indicator',
    inputs: ['high', 'low', 'close'],
    params: [int('period', 14, 2)],
    taLib: 'PLUS_DI',
    create: (p) => new PlusDi(p.period),
  }),
  entry({
    id: 'minus_di',
    className: 'MinusDi',
    title: 'Negative directional indicator',
    inputs: ['high', 'low', 'close'],
    params: [int('period', 14, 2)],
    taLib: 'MINUS_DI',
    create: (p) => new MinusDi(p.period),
  }),
  entry({
    id: 'plus_dm',
    className: 'PlusDm',
    title: 'Positive directional movement',
    inputs: ['high', 'low', 'close'],
    params: [int('period', 14, 2)],
    taLib: 'PLUS_DM',
    create: (p) => new PlusDm(p.period),
  }),
  entry({
    id: 'minus_dm',
    className: 'MinusDm',
    title: 'Negative directional movement',
    inputs: ['high', 'low', 'close'],
    params: [int('period', 14, 2)],
    taLib: 'MINUS_DM',
    create: (p) => new MinusDm(p.period),
  }),
  entry({
    id: 'aroon',
    className: 'Aroon',
    title: 'Aroon up and down',
    inputs: ['high', 'low'],
    outputs: ['down'],
    params: [int('period', 14, 2)],
    taLib: 'AROON',
    create: (p) => new Aroon(p.period),
  }),
  entry({
    id: 'aroonosc',
    className: 'AroonOsc',
    title: 'Aroon oscillator',
    inputs: ['high', 'low'],
    params: [int('period', 14, 2)],
    taLib: 'AROONOSC',
    create: (p) => new AroonOsc(p.period),
  }),
  entry({
    id: 'vortex',
    className: 'Vortex',
    title: 'Vortex indicator',
    inputs: ['high', 'low', 'close'],
    outputs: ['minus'],
    params: [int('period', 14)],
    create: (p) => new Vortex(p.period),
  }),
  entry({
    id: 'mass',
    className: 'MassIndex',
    title: 'Mass index',
    inputs: ['high', 'low'],
    params: [int('emaPeriod', 9), int('sumPeriod', 25)],
    create: (p) => new MassIndex(p.emaPeriod, p.sumPeriod),
  }),
  entry({
    id: 'chop',
    className: 'Choppiness',
    title: 'Choppiness index',
    inputs: ['high', 'low', 'close'],
    params: [int('period', 14, 2)],
    create: (p) => new Choppiness(p.period),
  }),
  entry({
    id: 'heikinashi',
    className: 'HeikinAshi',
    title: 'Heikin-Ashi bars',
    inputs: ['open', 'high', 'low', 'close'],
    outputs: ['open', 'high', 'low'],
    create: () => new HeikinAshi(),
  }),
  entry({ id: 'price', className: 'Price', title: 'The price itself', inputs: ['price'], create: () => new Price() }),
  entry({
    id: 'avgprice',
    className: 'AvgPrice',
    title: 'Average price',
    inputs: ['open', 'high', 'low', 'close'],
    taLib: 'AVGPRICE',
    create: () => new AvgPrice(),
  }),
  entry({ id: 'medprice', className: 'MedPrice', title: 'Median price', inputs: ['high', 'low'], taLib: 'MEDPRICE', create: () => new MedPrice() }),
  entry({
    id: 'typprice',
    className: 'TypicalPrice',
    title: 'Typical price',
    inputs: ['high', 'low', 'close'],
    taLib: 'TYPPRICE',
    create: () => new TypicalPrice(),
  }),
  entry({
    id: 'wclprice',
    className: 'WeightedClose',
    title: 'Weighted close',
    inputs: ['high', 'low', 'close'],
    taLib: 'WCLPRICE',
    create: () => new WeightedClose(),
  }),
];
