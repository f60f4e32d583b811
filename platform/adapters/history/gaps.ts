import type { BarReader } from './columns-file.ts';
import { SpacingHistogram } from './timeframe.ts';

const DAY_MS = 86_400_000;
/** Longest closure that is taken for holidays in a market with sessions. */
const HOLIDAYS_MS = 5 * DAY_MS;
const LISTED_GAPS = 50;

/** Bars are missing between two stamps. */
export interface Gap {
  readonly symbol: string;
  /** Stamp of the last bar before the gap and of the first after it. */
  readonly after: number;
  readonly before: number;
  /** Bars of the timeframe that would fit. */
  readonly missing: number;
}

/** When a market is open, told from its own stamps. */
export interface Rhythm {
  readonly timeframeMs: number;
  /** Trades on Saturdays: always open. */
  readonly isContinuous: boolean;
  /** The commonest distance from the last bar of a day to the first of the next. */
  readonly overnightMs: number;
}

const dayOf = (time: number): number => Math.floor(time / DAY_MS);
const isSaturday = (day: number): boolean => (((day + 4) % 7) + 7) % 7 === 6;
const spansSaturday = (after: number, before: number): boolean => {
  for (let day = dayOf(after) + 1; day < dayOf(before); day++) if (isSaturday(day)) return true;
  return false;
};

/** Watches stamps of all symbols of a dataset and tells the rhythm of its market. */
export class RhythmFinder {
  readonly #spacings = new SpacingHistogram();
  readonly #overnights = new SpacingHistogram();
  #days = 0;
  #saturdays = 0;

  /** Reads one symbol's bars to the end. */
  watch(reader: BarReader): void {
    let last = Number.NaN;
    for (let bars = reader.next(); bars; bars = reader.next()) {
      for (let row = 0; row < bars.rows; row++) {
        const time = bars.time[row] as number;
        if (!Number.isNaN(last)) this.#step(last, time);
        last = time;
      }
    }
  }

  #step(last: number, time: number): void {
    this.#spacings.add(time - last);
    const day = dayOf(time);
    if (day === dayOf(last)) return;
    this.#overnights.add(time - last);
    this.#days++;
    if (isSaturday(day)) this.#saturdays++;
  }

  /** @param givenMs timeframe stated by the user */
  rhythm(givenMs?: number): Rhythm {
    const timeframeMs = givenMs ?? this.#spacings.timeframeMs();
    return { timeframeMs, isContinuous: this.#saturdays > this.#days / 20, overnightMs: this.#overnights.mode() ?? timeframeMs };
  }
}

/**
 * Whether bars are missing between two neighbouring stamps. Always open: any distance above the timeframe. Sessions: inside a day any
 * distance above the timeframe; from day to day only what is longer than a week's holidays. Markets open around the clock on
 * weekdays: any distance above the timeframe that holds no Saturday. Bars of a week or a month: more than two periods.
 */
export function isGap(rhythm: Rhythm, after: number, before: number): boolean {
  const distance = before - after;
  if (distance <= rhythm.timeframeMs) return false;
  if (rhythm.timeframeMs >= 7 * DAY_MS) return distance > 2 * rhythm.timeframeMs;
  if (rhythm.isContinuous || dayOf(after) === dayOf(before)) return true;
  if (rhythm.timeframeMs >= DAY_MS || rhythm.overnightMs > rhythm.timeframeMs) return distance > HOLIDAYS_MS;
  return distance > HOLIDAYS_MS || !spansSaturday(after, before);
}

/** The gaps of one symbol: how many there are, and the first of them. */
export function findGaps(symbol: string, reader: BarReader, rhythm: Rhythm): { readonly count: number; readonly listed: readonly Gap[] } {
  const listed: Gap[] = [];
  let count = 0;
  let last = Number.NaN;
  for (let bars = reader.next(); bars; bars = reader.next()) {
    for (let row = 0; row < bars.rows; row++) {
      const time = bars.time[row] as number;
      if (!Number.isNaN(last) && isGap(rhythm, last, time)) {
        count++;
        if (listed.length < LISTED_GAPS)
          listed.push({ symbol, after: last, before: time, missing: Math.max(1, Math.round((time - last) / rhythm.timeframeMs) - 1) });
      }
      last = time;
    }
  }
  return { count, listed };
}
