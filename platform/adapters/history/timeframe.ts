const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Nominal length of a month; months themselves follow the calendar. */
export const MONTH_MS = 30 * DAY_MS;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** Length of a bar as text: a count and a unit, e.g. `1s`, `5m`, `4h`, `1d`, `1w`, `1mo`. */
export type Timeframe = string;

const UNITS: Readonly<Record<string, number>> = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS, w: WEEK_MS, mo: MONTH_MS };
const NAMES: Readonly<Record<string, string>> = {
  min: 'm',
  minute: 'm',
  hour: 'h',
  hourly: 'h',
  day: 'd',
  daily: 'd',
  week: 'w',
  weekly: 'w',
  month: 'mo',
  monthly: 'mo',
};

/** Milliseconds of a timeframe; a month counts 30 days. Throws on what is no timeframe. */
export function timeframeMs(timeframe: Timeframe): number {
  const match = /^(\d{1,4})? ?([a-z]+)$/i.exec(timeframe.trim());
  const unit = match?.[2] ?? '';
  const length = unit === 'M' ? MONTH_MS : UNITS[NAMES[unit.toLowerCase()] ?? unit.toLowerCase()];
  const count = Number(match?.[1] ?? 1);
  if (length === undefined || count < 1)
    throw new RangeError(`timeframe "${timeframe}" is not known; use a count and a unit such as 1s, 1m, 5m, 15m, 1h, 4h, 1d, 1w or 1mo`);
  return count * length;
}

/** The text form of a length: 300000 is `5m`. */
export function timeframeName(ms: number): Timeframe {
  for (const unit of ['mo', 'w', 'd', 'h', 'm', 's'] as const) {
    const length = UNITS[unit] as number;
    if (ms >= length && ms % length === 0) return `${ms / length}${unit}`;
  }
  return `${Math.max(1, Math.round(ms / SECOND_MS))}s`;
}

/** Start of the period that contains `time`, UTC: weeks start on Monday, months on the 1st. */
export function periodStart(time: number, lengthMs: number): number {
  if (lengthMs % MONTH_MS === 0) {
    const date = new Date(time);
    const months = lengthMs / MONTH_MS;
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    return Date.UTC(Math.floor((month - (month % months)) / 12), (month - (month % months)) % 12, 1);
  }
  const anchor = lengthMs % WEEK_MS === 0 ? FIRST_MONDAY_MS : 0;
  return Math.floor((time - anchor) / lengthMs) * lengthMs + anchor;
}

/** Counts how often each distance between neighbouring bars occurs. */
export class SpacingHistogram {
  readonly #counts = new Map<number, number>();
  static readonly #maxDistinct = 20_000;

  add(spacing: number): void {
    const count = this.#counts.get(spacing);
    if (count !== undefined) this.#counts.set(spacing, count + 1);
    else if (this.#counts.size < SpacingHistogram.#maxDistinct) this.#counts.set(spacing, 1);
  }

  /** The most frequent distance (of equals the shortest); undefined without any. */
  mode(): number | undefined {
    let best: number | undefined;
    let most = 0;
    for (const [spacing, count] of this.#counts) {
      if (count > most || (count === most && spacing < (best ?? Infinity))) {
        best = spacing;
        most = count;
      }
    }
    return best;
  }

  /** Modal spacing as a timeframe: distances of 28 to 31 days are a month, others are cut to whole seconds. */
  timeframeMs(): number {
    const mode = this.mode() ?? DAY_MS;
    if (mode >= 28 * DAY_MS && mode <= 31 * DAY_MS) return MONTH_MS;
    return Math.max(SECOND_MS, Math.round(mode / SECOND_MS) * SECOND_MS);
  }
}
