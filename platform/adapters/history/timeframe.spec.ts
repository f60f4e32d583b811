import { describe, expect, test } from 'vitest';
import { periodStart, SpacingHistogram, timeframeMs, timeframeName } from './timeframe.ts';

const start = (time: string, timeframe: string): string => new Date(periodStart(Date.parse(time), timeframeMs(timeframe))).toISOString();

describe('timeframes', () => {
  test.each([
    ['1s', 1_000],
    ['5m', 300_000],
    ['4h', 14_400_000],
    ['1d', 86_400_000],
    ['1w', 604_800_000],
    ['1mo', 2_592_000_000],
  ])('%s is %i ms and back', (name, ms) => {
    expect(timeframeMs(name)).toBe(ms);
    expect(timeframeName(ms)).toBe(name);
  });

  test('reads other spellings and refuses what is none', () => {
    expect([timeframeMs('1D'), timeframeMs('1M'), timeframeMs('15min'), timeframeMs('daily')]).toEqual([86_400_000, 2_592_000_000, 900_000, 86_400_000]);
    for (const wrong of ['', '0m', '5x', 'm5', '-1h'])
      expect(() => timeframeMs(wrong)).toThrow(`timeframe "${wrong}" is not known; use a count and a unit such as 1s`);
  });

  test('periods start on whole UTC units, weeks on Monday, months on the 1st', () => {
    expect(start('2024-05-16T13:47:31Z', '15m')).toBe('2024-05-16T13:45:00.000Z');
    expect(start('2024-05-16T13:47:31Z', '4h')).toBe('2024-05-16T12:00:00.000Z');
    expect(start('2024-05-16T13:47:31Z', '1d')).toBe('2024-05-16T00:00:00.000Z');
    expect(start('2024-05-19T23:59:59Z', '1w')).toBe('2024-05-13T00:00:00.000Z');
    expect(start('2024-05-20T00:00:00Z', '1w')).toBe('2024-05-20T00:00:00.000Z');
    expect(start('2024-02-29T10:00:00Z', '1mo')).toBe('2024-02-01T00:00:00.000Z');
    expect(start('2024-06-30T10:00:00Z', '3mo')).toBe('2024-04-01T00:00:00.000Z');
    expect(start('1969-12-31T23:00:00Z', '1d')).toBe('1969-12-31T00:00:00.000Z');
  });

  test('the commonest spacing wins, months in spite of their lengths', () => {
    const histogram = new SpacingHistogram();
    for (const days of [1, 1, 3, 1, 3]) histogram.add(days * 86_400_000);
    expect(histogram.timeframeMs()).toBe(86_400_000);
    const months = new SpacingHistogram();
    for (const days of [31, 28, 31, 30]) months.add(days * 86_400_000);
    expect(timeframeName(months.timeframeMs())).toBe('1mo');
  });
});
