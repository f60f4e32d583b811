import { describe, expect, test } from 'vitest';
import { periodsPerYear } from './periods-per-year.ts';

const DAY = 86_400_000;
const MONDAY = Date.UTC(2024, 0, 1);

function days(count: number, isOpen: (weekday: number) => boolean): number[] {
  return Array.from({ length: count }, (_, index) => MONDAY + index * DAY).filter((time) => isOpen(new Date(time).getUTCDay()));
}

describe('periods per year', () => {
  test('weekday markets have 252', () => {
    const times = days(60, (weekday) => weekday >= 1 && weekday <= 5);
    expect(periodsPerYear({ times, timeframeMs: DAY, bars: times.length })).toMatchObject({ value: 252, barsPerYear: 252 });
  });

  test('a rare special session on a Saturday does not open the weekend', () => {
    const times = [...days(60, (weekday) => weekday >= 1 && weekday <= 5), MONDAY + 68 * DAY].toSorted((a, b) => a - b);
    expect(new Date(times.at(-1) ?? 0).getUTCDay()).toBe(6);
    expect(periodsPerYear({ times, timeframeMs: DAY, bars: times.length }).value).toBe(252);
  });

  test('markets from Sunday to Thursday have 252 too, and the reason names the days', () => {
    const times = days(60, (weekday) => weekday <= 4);
    const { value, reason } = periodsPerYear({ times, timeframeMs: DAY, bars: times.length });
    expect(value).toBe(252);
    expect(reason).toBe('252: bars on Sunday, Monday, Tuesday, Wednesday, Thursday, less exchange holidays');
  });

  test('markets that never close have 365', () => {
    const times = days(30, () => true);
    expect(periodsPerYear({ times, timeframeMs: DAY, bars: 30 })).toMatchObject({ value: 365, reason: '365: bars on all seven days of the week' });
  });

  test('a UTC week of six days, as in currencies, has 313', () => {
    const times = days(60, (weekday) => weekday <= 5);
    expect(periodsPerYear({ times, timeframeMs: DAY, bars: times.length }).value).toBe(313);
  });

  test('intraday: days per year, and bars per year from the observed bars per day', () => {
    const times = days(60, (weekday) => weekday >= 1 && weekday <= 5);
    const { value, barsPerYear, reason } = periodsPerYear({ times, timeframeMs: 300_000, bars: times.length * 75 });
    expect({ value, barsPerYear }).toEqual({ value: 252, barsPerYear: 252 * 75 });
    expect(reason).toContain('daily closing equity (UTC days), with 75 bars a day observed');
  });

  test('long bars by their name', () => {
    for (const [length, value] of [
      [7, 52],
      [30, 12],
      [31, 12],
      [91, 4],
      [365, 1],
    ] as const) {
      expect(periodsPerYear({ times: [], timeframeMs: length * DAY, bars: 0 }).value).toBe(value);
    }
  });

  test('bars of an odd length by how many were observed', () => {
    const times = Array.from({ length: 200 }, (_, index) => MONDAY + index * 2 * DAY);
    expect(periodsPerYear({ times, timeframeMs: 2 * DAY, bars: 200 }).value).toBeCloseTo(365.25 / 2, 9);
  });

  test('less than a week: the weekend decides', () => {
    expect(periodsPerYear({ times: days(3, () => true), timeframeMs: 60_000, bars: 4000 }).value).toBe(252);
    expect(periodsPerYear({ times: days(6, () => true), timeframeMs: 60_000, bars: 8000 }).value).toBe(365);
    expect(periodsPerYear({ times: [], timeframeMs: 60_000, bars: 0 })).toMatchObject({ value: 252, barsPerYear: 252 });
  });

  test('weekdays are right before 1970 as well', () => {
    const times = Array.from({ length: 100 }, (_, index) => Date.UTC(1950, 0, 2) + index * DAY).filter((time) => new Date(time).getUTCDay() % 6 !== 0);
    expect(periodsPerYear({ times, timeframeMs: DAY, bars: times.length }).value).toBe(252);
  });
});
