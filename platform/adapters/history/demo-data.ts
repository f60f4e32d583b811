import { ColumnsWriter } from './columns-file.ts';
import type { CorporateAction } from './corporate-actions.ts';
import { profileDataset, type ProfiledSymbol } from './dataset-profile.ts';
import { roundDecimal } from './decimal-text.ts';
import { DemoRandom } from './demo-random.ts';
import type { ImportedBars } from './import-bars.ts';
import type { Timeframe } from './timeframe.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const PRICE_DECIMALS = 2;

interface DemoSymbol {
  readonly symbol: string;
  readonly start: number;
  /** How much of the market's and of its sector's move it takes. */
  readonly beta: number;
  readonly sector: 0 | 1;
  /** Yearly drift and own volatility. */
  readonly drift: number;
  readonly volatility: number;
  readonly volume: number;
}

/** A dataset that Paddock makes up; nothing in it ever traded. */
export interface DemoDataset {
  readonly name: string;
  readonly timeframe: Timeframe;
  readonly make: (columnsPath: string) => Promise<ImportedBars>;
}

const DAILY: readonly DemoSymbol[] = [
  { symbol: 'ALPHA', start: 120, beta: 1, sector: 0, drift: 0.09, volatility: 0.14, volume: 3_200_000 },
  { symbol: 'BRAVO', start: 45, beta: 1.3, sector: 0, drift: 0.12, volatility: 0.22, volume: 5_100_000 },
  { symbol: 'CHARLIE', start: 210, beta: 1.1, sector: 0, drift: 0.16, volatility: 0.2, volume: 1_800_000 },
  { symbol: 'DELTA', start: 62, beta: 0.6, sector: 1, drift: 0.05, volatility: 0.1, volume: 4_400_000 },
  { symbol: 'ECHO', start: 18, beta: 0.9, sector: 1, drift: -0.03, volatility: 0.28, volume: 7_300_000 },
  { symbol: 'FOXTROT', start: 88, beta: 0.8, sector: 1, drift: 0.07, volatility: 0.16, volume: 2_600_000 },
  { symbol: 'GOLF', start: 54, beta: 0.7, sector: 1, drift: 0.06, volatility: 0.02, volume: 3_900_000 },
];
/** Follows GOLF at a distance that always returns: something for strategies that trade pairs. */
const PARTNER: DemoSymbol = { symbol: 'HOTEL', start: 108, beta: 0.7, sector: 1, drift: 0.06, volatility: 0.02, volume: 2_100_000 };

/** Dividends of DELTA and one 2:1 split of CHARLIE, so that adjusted views differ from raw ones. */
export function demoActions(): CorporateAction[] {
  const actions: CorporateAction[] = [{ symbol: 'CHARLIE', date: Date.UTC(2021, 5, 15), dividend: 0, split: 2 }];
  for (let year = 2016; year <= 2025; year++)
    for (const month of [2, 5, 8, 11]) actions.push({ symbol: 'DELTA', date: Date.UTC(year, month, 14), dividend: 0.45, split: 1 });
  return actions;
}

/** The datasets that a first start makes: ten years of daily bars, and two months of 1-minute bars. */
export const demoDatasets: readonly DemoDataset[] = [
  { name: 'demo (synthetic)', timeframe: '1d', make: (columnsPath) => makeDataset(columnsPath, '1d', dailySeries(), demoActions()) },
  { name: 'demo 1m (synthetic)', timeframe: '1m', make: (columnsPath) => makeDataset(columnsPath, '1m', [minuteSeries()], []) },
];

interface Series {
  readonly symbol: string;
  readonly bars: readonly (readonly [time: number, open: number, high: number, low: number, close: number, volume: number])[];
}

function weekdays(from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = from; day <= to; day += DAY_MS) if (![0, 6].includes(new Date(day).getUTCDay())) days.push(day);
  return days;
}

function dailySeries(): Series[] {
  const random = new DemoRandom(20_160_104);
  const days = weekdays(Date.UTC(2016, 0, 4), Date.UTC(2025, 11, 31));
  const walk = marketWalk(random, days.length);
  const walked = DAILY.map((symbol) => ({ symbol, closes: closesOf(symbol, walk, random) }));
  const golf = walked.at(-1)?.closes ?? [];
  walked.push({ symbol: PARTNER, closes: partnerOf(golf, random) });
  const split = demoActions()[0];
  return walked.map(({ symbol, closes }) => {
    const traded = symbol.symbol === split?.symbol ? closes.map((close, index) => ((days[index] ?? 0) >= split.date ? close / split.split : close)) : closes;
    return { symbol: symbol.symbol, bars: barsAround(days, traded, symbol, random) };
  });
}

interface Walk {
  readonly market: readonly number[];
  readonly sectors: readonly (readonly number[])[];
}

/** Daily log returns of the market and two sectors; volatility comes in slow waves, as it does. */
function marketWalk(random: DemoRandom, length: number): Walk {
  let mood = 0;
  const moods = Array.from({ length }, () => (mood = 0.98 * mood + 0.2 * random.normal()));
  const scale = (index: number): number => Math.exp(0.35 * (moods[index] ?? 0)) / Math.sqrt(252);
  return {
    market: moods.map((_, index) => 0.06 / 252 + 0.11 * scale(index) * random.normal()),
    sectors: [0, 1].map(() => moods.map((_, index) => 0.07 * scale(index) * random.normal())),
  };
}

function closesOf(symbol: DemoSymbol, walk: Walk, random: DemoRandom): number[] {
  let log = Math.log(symbol.start);
  return walk.market.map((market, index) => {
    const own = (symbol.volatility / Math.sqrt(252)) * random.normal() - symbol.volatility ** 2 / 504;
    log += (symbol.drift - 0.06 * symbol.beta) / 252 + symbol.beta * market + (walk.sectors[symbol.sector]?.[index] ?? 0) + own;
    return Math.exp(log);
  });
}

function partnerOf(closes: readonly number[], random: DemoRandom): number[] {
  let spread = 0;
  return closes.map((close) => {
    spread = 0.94 * spread + 0.012 * random.normal();
    return 2 * close * Math.exp(spread);
  });
}

/** Bars with the given closes: opens near the close before, wicks beyond both, volume higher on wide bars. */
function barsAround(times: readonly number[], closes: readonly number[], symbol: DemoSymbol, random: DemoRandom): Series['bars'] {
  let last = closes[0] ?? symbol.start;
  return times.map((time, index) => {
    const close = roundDecimal(closes[index] ?? last, PRICE_DECIMALS);
    const jump = Math.abs(Math.log(close / last)) > 0.5 ? close : last;
    const open = roundDecimal(jump * (1 + 0.003 * random.normal()), PRICE_DECIMALS);
    const high = roundDecimal(Math.max(open, close) * (1 + 0.006 * Math.abs(random.normal())), PRICE_DECIMALS);
    const low = roundDecimal(Math.min(open, close) * (1 - 0.006 * Math.abs(random.normal())), PRICE_DECIMALS);
    const volume = Math.round(symbol.volume * Math.exp(0.3 * random.normal()) * (0.6 + 60 * ((high - low) / close)));
    last = close;
    return [time, open, high, low, close, volume] as const;
  });
}

/** 09:30 to 16:00 in New York's winter time, two months. */
function minuteSeries(): Series {
  const random = new DemoRandom(20_251_103);
  const sessions = weekdays(Date.UTC(2025, 10, 3), Date.UTC(2025, 11, 31));
  let log = Math.log(75);
  let pull = 0;
  let last = 75;
  const bars = sessions.flatMap((day) =>
    Array.from({ length: 390 }, (_, minute) => {
      const smile = 1 + 1.2 * ((minute - 195) / 195) ** 2;
      pull = 0.97 * pull + 0.00004 * random.normal();
      log += pull + 0.00045 * smile * random.normal();
      const open = last;
      const close = roundDecimal(Math.exp(log), PRICE_DECIMALS);
      const wick = (): number => 0.0003 * smile * Math.abs(random.normal());
      last = close;
      const high = roundDecimal(Math.max(open, close) * (1 + wick()), PRICE_DECIMALS);
      const low = roundDecimal(Math.min(open, close) * (1 - wick()), PRICE_DECIMALS);
      return [day + (14 * 60 + 30 + minute) * MINUTE_MS, open, high, low, close, Math.round(4_000 * smile * Math.exp(0.5 * random.normal()))] as const;
    }),
  );
  return { symbol: 'JULIET', bars };
}

async function makeDataset(columnsPath: string, timeframe: Timeframe, series: readonly Series[], actions: readonly CorporateAction[]): Promise<ImportedBars> {
  const writer = new ColumnsWriter(columnsPath);
  const written = series.map(({ symbol, bars }): ProfiledSymbol => {
    for (const bar of bars) writer.add(...bar);
    return { ...writer.endSymbol(), symbol, priceDecimals: PRICE_DECIMALS, quantityDecimals: 0 };
  });
  writer.close();
  const { meta, gaps } = profileDataset(columnsPath, written, timeframe);
  const report = {
    files: [],
    rowsRead: meta.rows,
    rowsKept: meta.rows,
    rejected: { total: 0, byReason: {}, listed: [] },
    duplicates: { total: 0, differing: 0, listed: [] },
    unsortedRows: 0,
    gaps,
    timeframe: meta.timeframe,
    timezone: 'UTC',
    notes: ['made up by Paddock: random walks that never traded'],
    elapsedMs: 0,
  };
  return { meta, actions, report };
}
