import { expect, test } from 'vitest';
import { isIntraday, timeframeMs, timeframesFrom } from './timeframes.ts';

test('reads timeframes', () => {
  expect(timeframeMs('5m')).toBe(300_000);
  expect(timeframeMs('1w')).toBe(604_800_000);
  expect(timeframeMs('1mo')).toBe(30 * 86_400_000);
  expect(timeframeMs('fast')).toBeNaN();
});

test('offers the own timeframe and its multiples', () => {
  expect(timeframesFrom('2h')).toEqual(['2h', '4h', '1d', '1w']);
  expect(timeframesFrom('1d')).toEqual(['1d', '1w']);
  expect(timeframesFrom('odd')).toEqual(['odd']);
});

test('knows intraday from daily', () => {
  expect([isIntraday('1h'), isIntraday('1d'), isIntraday('odd')]).toEqual([true, false, false]);
});
