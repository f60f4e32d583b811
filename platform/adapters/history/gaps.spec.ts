import { describe, expect, test } from 'vitest';
import { importText } from './bar-reader.contract.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MONDAY = Date.parse('2024-01-01');

async function gapsOf(times: readonly number[]): Promise<[string, string, number][]> {
  const rows = times.map((time) => `${new Date(time).toISOString()},1,2,1,2,5`);
  const { report, source } = await importText(`time,open,high,low,close,volume\n${rows.join('\n')}\n`);
  expect(source.meta.symbols[0]?.gaps).toBe(report.gaps.total);
  return report.gaps.listed.map(({ after, before, missing }) => [
    new Date(after).toISOString().slice(0, 16),
    new Date(before).toISOString().slice(0, 16),
    missing,
  ]);
}

const stretch = (from: number, count: number, step: number): number[] => Array.from({ length: count }, (_, index) => from + index * step);
const days = (count: number, from = MONDAY): number[] => stretch(from, count, DAY_MS);
const isWeekday = (time: number): boolean => ![0, 6].includes(new Date(time).getUTCDay());

describe('gaps', () => {
  test('in a market that never closes every missing bar is one', async () => {
    const times = stretch(MONDAY, 14 * 24, 3_600_000).filter((_, index) => index !== 30 && index !== 31 && index !== 143);
    expect(await gapsOf(times)).toEqual([
      ['2024-01-02T05:00', '2024-01-02T08:00', 2],
      ['2024-01-06T22:00', '2024-01-07T00:00', 1],
    ]);
  });

  test('in a market with sessions nights, weekends and holidays are none, holes inside a session are', async () => {
    const sessions = days(28)
      .filter(isWeekday)
      .filter((time) => time !== MONDAY + 9 * DAY_MS);
    const times = sessions.flatMap((day) => stretch(day + 9 * 3_600_000, 60, 5 * MINUTE_MS)).filter((_, index) => index < 100 || index > 104);
    expect(await gapsOf(times)).toEqual([['2024-01-02T12:15', '2024-01-02T12:45', 5]]);
  });

  test('in a market that is open around the clock on weekdays only weekends are none', async () => {
    const times = stretch(MONDAY, 28 * 24, 3_600_000)
      .filter(isWeekday)
      .filter((time) => time < MONDAY + 8.9 * DAY_MS || time > MONDAY + 9.2 * DAY_MS);
    expect(await gapsOf(times)).toEqual([['2024-01-09T21:00', '2024-01-10T05:00', 7]]);
  });

  test('of daily bars weekends and holidays are none, missing weeks are', async () => {
    const times = days(60)
      .filter(isWeekday)
      .filter((time) => time < MONDAY + 20 * DAY_MS || time > MONDAY + 30 * DAY_MS);
    expect(await gapsOf(times)).toEqual([['2024-01-19T00:00', '2024-02-01T00:00', 12]]);
  });
});
