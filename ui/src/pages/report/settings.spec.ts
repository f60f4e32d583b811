import { expect, test } from 'vitest';
import { commissionText } from './settings.ts';

test('every commission reads as one line', () => {
  expect(commissionText(undefined)).toBe('None');
  expect(commissionText({ kind: 'percentage', rate: '0.001' })).toBe('0.100%');
  expect(commissionText({ kind: 'per-unit', perUnit: '0.005', minimum: '1' })).toBe('0.005 per unit, at least 1');
  expect(commissionText({ kind: 'fixed', perOrder: '1' })).toBe('1 per order');
  expect(
    commissionText({
      kind: 'tiered',
      tiers: [
        { upTo: '100', rate: '0.001' },
        { upTo: null, rate: '0.0005' },
      ],
    }),
  ).toBe('0.100% to 100, 0.050% above');
});
