import { expect, test } from 'vitest';
import { heat, heatColour } from './heat.ts';

test('colour grows with the size of a return and is full at 10 %', () => {
  expect([0, 0.05, -0.1, 0.5].map(heat)).toEqual([0, 0.5, 1, 1]);
});

test('gains are green, losses red, nothing stays plain', () => {
  expect(heatColour(0.1)).toBe('color-mix(in srgb, var(--pd-up) 52%, transparent)');
  expect(heatColour(-0.05)).toBe('color-mix(in srgb, var(--pd-down) 30%, transparent)');
  expect(heatColour(0)).toBeUndefined();
  expect(heatColour(null)).toBeUndefined();
});
