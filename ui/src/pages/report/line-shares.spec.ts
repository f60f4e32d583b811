import { expect, test } from 'vitest';
import { costColour, lineShares } from './line-shares.ts';

const place = { file: 'a.ts', name: 'onBar' };

test('each line has its part of the time, other files do not count', () => {
  const lines = lineShares('one\ntwo\nthree', 'a.ts', [
    { ...place, line: 2, share: 0.5 },
    { ...place, file: 'b.ts', line: 1, share: 0.4 },
  ]);
  expect(lines.map(({ number, text, share }) => [number, text, share])).toEqual([
    [1, 'one', 0],
    [2, 'two', 0.5],
    [3, 'three', 0],
  ]);
});

test('the costliest line has the full colour, an idle one none', () => {
  expect(costColour(0.4, 0.4)).toBe('color-mix(in srgb, var(--pd-warn) 50%, transparent)');
  expect(costColour(0.1, 0.4)).toBe('color-mix(in srgb, var(--pd-warn) 17%, transparent)');
  expect(costColour(0, 0.4)).toBeUndefined();
});
