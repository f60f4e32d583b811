import { expect, test } from 'vitest';
import { ReplayClock } from './replay-clock.ts';

test('a clock of a replay stands still until it is resumed, then runs so many times as fast', () => {
  const clock = new ReplayClock(60, 1_000_000);
  expect([clock.now(0), clock.now(5_000), clock.msUntil(1_060_000, 5_000)]).toEqual([1_000_000, 1_000_000, Number.POSITIVE_INFINITY]);
  clock.resume(5_000);
  expect(clock.now(6_000)).toBe(1_060_000);
  expect(clock.msUntil(1_120_000, 6_000)).toBe(1_000);
  clock.pause(1_060_000, 6_000);
  expect(clock.now(60_000)).toBe(1_060_000);
});

test('at full speed everything is due; a slower speed goes on from where the market stands', () => {
  const clock = new ReplayClock('max', 1_000);
  clock.resume(0);
  expect([clock.now(1), clock.msUntil(9e12, 1)]).toEqual([Number.POSITIVE_INFINITY, 0]);
  clock.setSpeed(2, 50_000, 100);
  expect(clock.now(600)).toBe(51_000);
  expect(() => clock.setSpeed(-1, 0, 0)).toThrow('speed -1 is unknown');
  expect(() => new ReplayClock(Number.POSITIVE_INFINITY, 0)).toThrow('is unknown');
});
