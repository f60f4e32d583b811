import type { PeriodSeries } from './period-closes.ts';
import { ratio } from './ratio.ts';

export interface MonthlyReturns {
  readonly year: number;
  /** January to December (UTC), as fractions; null for months without data. */
  readonly months: readonly (number | null)[];
  /** From the close of the previous year (or the initial equity) to the last close of this one. */
  readonly total: number | null;
}

/** Returns by calendar month: last close of the month / last close before it - 1, starting from the initial equity. */
export function monthlyReturns({ time, equity }: PeriodSeries, initialEquity: number): MonthlyReturns[] {
  const years: { year: number; months: (number | null)[]; total: number | null; base: number }[] = [];
  let previous = initialEquity;
  for (let start = 0; start < time.length;) {
    const { year, month, end: endTime } = monthOf(time[start] ?? 0);
    let end = start;
    while (end < time.length && (time[end] ?? Infinity) < endTime) end++;
    const close = equity[end - 1] ?? previous;
    let row = years.at(-1);
    if (row?.year !== year) {
      row = { year, months: Array<number | null>(12).fill(null), total: null, base: previous };
      years.push(row);
    }
    row.months[month] = change(previous, close);
    row.total = change(row.base, close);
    previous = close;
    start = end;
  }
  return years.map(({ year, months, total }) => ({ year, months, total }));
}

function monthOf(time: number): { readonly year: number; readonly month: number; readonly end: number } {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  return { year, month, end: Date.UTC(year, month + 1, 1) };
}

/** Undefined once the base is gone: nothing can be earned on equity at or below zero. */
function change(from: number, to: number): number | null {
  return from > 0 ? ratio(to - from, from) : null;
}
