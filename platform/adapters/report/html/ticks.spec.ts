import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeTicks, valueTicks } from './ticks.ts';

describe('value ticks', () => {
  test('are round and cover the range', () => {
    expect(valueTicks(99_000, 174_000, 6)).toEqual([80_000, 100_000, 120_000, 140_000, 160_000, 180_000]);
    expect(valueTicks(-0.119, 0, 4)).toEqual([-0.15, -0.1, -0.05, 0]);
  });

  test('exist for a flat line too', () => {
    expect(valueTicks(100, 100, 5).length).toBeGreaterThan(1);
    expect(valueTicks(0, 0, 5).length).toBeGreaterThan(1);
  });

  test('cover any range with a handful of lines', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (low, span) => {
        const ticks = valueTicks(low, low + span, 6);
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect(ticks[0] ?? 0).toBeLessThanOrEqual(low + span * 1e-6);
        expect(ticks.at(-1) ?? 0).toBeGreaterThanOrEqual(low + span * (1 - 1e-6));
      }),
    );
  });
});

describe('time ticks', () => {
  test('years, months, days and hours by the length of the run', () => {
    const label = (from: string, to: string): readonly string[] => timeTicks(Date.parse(from), Date.parse(to), 9).map((tick) => tick.label);
    expect(label('2004-08-19', '2013-03-01').slice(0, 3)).toEqual(['2005', '2006', '2007']);
    expect(label('2023-07-03', '2024-06-28').slice(0, 4)).toEqual(['Sep 2023', 'Nov 2023', '2024', 'Mar 2024']);
    expect(label('2024-02-27T12:00Z', '2024-03-03T12:00Z')).toEqual(['28 Feb', '29 Feb', '01 Mar', '02 Mar', '03 Mar']);
    expect(label('2024-03-01T09:15Z', '2024-03-01T15:30Z')).toEqual(['10:00', '11:00', '12:00', '13:00', '14:00', '15:00']);
  });

  test('lie inside the run, ascending, and are few, for any run up to a century', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60_000, max: 100 * 366 * 86_400_000 }), fc.integer({ min: 0, max: 1e12 }), (span, from) => {
        const ticks = timeTicks(from, from + span, 9);
        expect(ticks.length).toBeLessThanOrEqual(14);
        for (const [index, { time }] of ticks.entries()) {
          expect(time).toBeGreaterThanOrEqual(from);
          expect(time).toBeLessThanOrEqual(from + span);
          expect(time).toBeGreaterThan(ticks[index - 1]?.time ?? -1);
        }
      }),
    );
  });
});
