const DAY_MS = 86_400_000;
const DAYS_PER_YEAR = 365.25;
const WEEKS_PER_YEAR = DAYS_PER_YEAR / 7;

export interface PeriodsPerYear {
  /** A: periods (bars of a day or longer, otherwise trading days) per year. */
  readonly value: number;
  /** Why, in words for the report. */
  readonly reason: string;
  /** Bars per year: A times the observed bars per period. Annualises what is measured per bar. */
  readonly barsPerYear: number;
}

export interface ObservedCalendar {
  /** One time stamp per period (epoch ms, ascending). */
  readonly times: ArrayLike<number>;
  readonly timeframeMs: number;
  /** Bars in all periods together. */
  readonly bars: number;
}

/** Periods per year A, inferred from the calendar of the time stamps: 252 for weekday markets, 365 for markets that never close. */
export function periodsPerYear({ times, timeframeMs, bars }: ObservedCalendar): PeriodsPerYear {
  const { value, reason } = timeframeMs > 1.5 * DAY_MS ? longBars(times, timeframeMs) : tradingDays(times);
  const barsPerPeriod = timeframeMs >= DAY_MS || times.length === 0 ? 1 : bars / times.length;
  if (timeframeMs >= DAY_MS) return { value, reason, barsPerYear: value };
  const text = `${reason}; returns are taken from daily closing equity (UTC days), with ${round(barsPerPeriod)} bars a day observed`;
  return { value, reason: text, barsPerYear: value * barsPerPeriod };
}

function tradingDays(times: ArrayLike<number>): { readonly value: number; readonly reason: string } {
  const weekdays = regularWeekdays(times);
  const span = times.length === 0 ? 0 : ((times[times.length - 1] ?? 0) - (times[0] ?? 0)) / DAY_MS;
  if (span < 7) {
    const isWeekendOpen = weekdays.includes('Saturday') || weekdays.includes('Sunday');
    if (isWeekendOpen) return { value: 365, reason: '365: less than a week of data, with bars on a weekend' };
    return { value: 252, reason: '252: less than a week of data, with bars on weekdays only' };
  }
  if (weekdays.length === 7) return { value: 365, reason: '365: bars on all seven days of the week' };
  if (weekdays.length === 6) {
    const value = Math.round(6 * WEEKS_PER_YEAR);
    return { value, reason: `${value}: bars on six days of the week (6 x ${round(WEEKS_PER_YEAR)} weeks)` };
  }
  return { value: 252, reason: `252: bars on ${weekdays.join(', ')}, less exchange holidays` };
}

function longBars(times: ArrayLike<number>, timeframeMs: number): { readonly value: number; readonly reason: string } {
  const days = timeframeMs / DAY_MS;
  const named = [
    { name: 'weekly', value: 52, from: 6.5, to: 7.5 },
    { name: 'monthly', value: 12, from: 27.5, to: 31.5 },
    { name: 'quarterly', value: 4, from: 88, to: 93 },
    { name: 'yearly', value: 1, from: 360, to: 370 },
  ].find(({ from, to }) => days >= from && days <= to);
  if (named !== undefined) return { value: named.value, reason: `${named.value}: ${named.name} bars` };
  const years = ((times[times.length - 1] ?? 0) - (times[0] ?? 0)) / DAY_MS / DAYS_PER_YEAR;
  if (times.length > 2 && years > 0) {
    const value = (times.length - 1) / years;
    return { value, reason: `${round(value)}: observed bars per year of ${round(DAYS_PER_YEAR)} days` };
  }
  return { value: DAYS_PER_YEAR / days, reason: `${round(DAYS_PER_YEAR / days)}: one bar every ${round(days)} days` };
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Weekdays that occur at least half as often as the commonest one: a few special sessions on Saturdays do not open the weekend. */
function regularWeekdays(times: ArrayLike<number>): readonly string[] {
  const counts = new Float64Array(7);
  for (let index = 0; index < times.length; index++) {
    // 1970-01-01 was a Thursday.
    const weekday = (((Math.floor((times[index] ?? 0) / DAY_MS) + 4) % 7) + 7) % 7;
    counts[weekday] = (counts[weekday] ?? 0) + 1;
  }
  const commonest = Math.max(...counts);
  return WEEKDAYS.filter((_, weekday) => commonest > 0 && (counts[weekday] ?? 0) >= commonest / 2);
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
