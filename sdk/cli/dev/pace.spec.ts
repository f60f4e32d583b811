import { expect, test } from 'vitest';
import { paceText, restText, spanText } from './pace.ts';

test('a speed is told with how often bars come', () => {
  expect(paceText({ speed: '60', timeframe: '1d' })).toBe('60 times market time, a bar every 24 min');
  expect(paceText({ speed: '60', timeframe: '1m' })).toBe('60 times market time, a bar every 1 s');
  expect(paceText({ speed: '6000', timeframe: '1m' })).toBe('6000 times market time');
  expect(paceText({ speed: 'max', timeframe: '1m' })).toBe('full speed');
  expect(paceText({ speed: '60', timeframe: '1mo' })).toBe('60 times market time');
});

test('a rest of the market is told with its end, in market time and from now on', () => {
  expect(restText({ time: Date.UTC(2024, 0, 3, 14, 30), at: 155_000 }, 50_000)).toBe('no bar before 2024-01-03 14:30:00, in 1 min 45 s');
  expect([0, 3_661_000, 90_000_000].map(spanText)).toEqual(['1 s', '1 h 1 min', '1 d 1 h']);
});
