import { AdOsc } from './ad-osc.ts';
import { Ad } from './ad.ts';
import { entry, int, number, type CatalogueEntry } from './catalogue-entry.ts';
import { Cmf } from './cmf.ts';
import { EaseOfMovement } from './ease-of-movement.ts';
import { ForceIndex } from './force-index.ts';
import { Kvo } from './kvo.ts';
import { Nvi } from './nvi.ts';
import { Obv } from './obv.ts';
import { Pvi } from './pvi.ts';
import { Pvt } from './pvt.ts';
import { RollingVwap } from './rolling-vwap.ts';
import { Vwap } from './vwap.ts';

export const volume: readonly CatalogueEntry[] = [
  entry({ id: 'obv', className: 'Obv', title: 'On-balance volume', inputs: ['close', 'volume'], taLib: 'OBV', create: () => new Obv() }),
  entry({
    id: 'ad',
    className: 'Ad',
    title: 'Accumulation/distribution line',
    inputs: ['high', 'low', 'close', 'volume'],
    taLib: 'AD',
    create: () => new Ad(),
  }),
  entry({
    id: 'adosc',
    className: 'AdOsc',
    title: 'Chaikin oscillator',
    inputs: ['high', 'low', 'close', 'volume'],
    params: [int('fast', 3, 2), int('slow', 10, 3)],
    taLib: 'ADOSC',
    create: (p) => new AdOsc(p.fast, p.slow),
  }),
  entry({
    id: 'cmf',
    className: 'Cmf',
    title: 'Chaikin money flow',
    inputs: ['high', 'low', 'close', 'volume'],
    params: [int('period', 20)],
    create: (p) => new Cmf(p.period),
  }),
  entry({
    id: 'vwap',
    className: 'Vwap',
    title: 'Volume-weighted average price of the session',
    inputs: ['time', 'high', 'low', 'close', 'volume'],
    params: [int('sessionStartMinutes', 0, 0, 1439)],
    create: (p) => new Vwap({ sessionStartMinutes: p.sessionStartMinutes }),
  }),
  entry({
    id: 'rvwap',
    className: 'RollingVwap',
    title: 'Rolling volume-weighted average price',
    inputs: ['high', 'low', 'close', 'volume'],
    params: [int('period', 20)],
    create: (p) => new RollingVwap(p.period),
  }),
  entry({
    id: 'force',
    className: 'ForceIndex',
    title: 'Force index',
    inputs: ['close', 'volume'],
    params: [int('period', 13)],
    create: (p) => new ForceIndex(p.period),
  }),
  entry({
    id: 'emv',
    className: 'EaseOfMovement',
    title: 'Ease of movement',
    inputs: ['high', 'low', 'volume'],
    params: [int('period', 14), number('scale', 10_000, 1e-9, 1e15)],
    create: (p) => new EaseOfMovement(p.period, p.scale),
  }),
  entry({
    id: 'kvo',
    className: 'Kvo',
    title: 'Klinger volume oscillator',
    inputs: ['high', 'low', 'close', 'volume'],
    outputs: ['signal'],
    params: [int('fast', 34), int('slow', 55, 2), int('signal', 13)],
    create: (p) => new Kvo(p.fast, p.slow, p.signal),
  }),
  entry({ id: 'pvt', className: 'Pvt', title: 'Price volume trend', inputs: ['close', 'volume'], create: () => new Pvt() }),
  entry({ id: 'nvi', className: 'Nvi', title: 'Negative volume index', inputs: ['close', 'volume'], create: () => new Nvi() }),
  entry({ id: 'pvi', className: 'Pvi', title: 'Positive volume index', inputs: ['close', 'volume'], create: () => new Pvi() }),
];
