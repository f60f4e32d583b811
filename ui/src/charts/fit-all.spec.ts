import { expect, test } from 'vitest';
import { withRoom } from './fit-all.ts';

test('the first bar moves right by half a label', () => {
  const widened = withRoom({ from: 0, to: 100 }, 1034);
  expect(widened?.to).toBe(100);
  const pixelsPerBar = 1034 / (100 - (widened?.from ?? 0));
  expect(-(widened?.from ?? 0) * pixelsPerBar).toBeCloseTo(34);
});

test('a chart without width or bars stays as it is', () => {
  expect(withRoom(null, 1000)).toBeUndefined();
  expect(withRoom({ from: 0, to: 10 }, 0)).toBeUndefined();
});
