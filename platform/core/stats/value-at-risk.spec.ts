import { describe, expect, test } from 'vitest';
import { conditionalValueAtRisk, tailRatio, valueAtRisk } from './value-at-risk.ts';

const UNITS = Float64Array.from({ length: 101 }, (_, index) => (index - 50) / 100);

describe('value at risk of the return report', () => {
  test('is a percentile: a loss is negative', () => {
    expect(valueAtRisk(UNITS.slice(), 0.95)).toBeCloseTo(-0.45, 12);
    expect(valueAtRisk(UNITS.slice(), 0.99)).toBeCloseTo(-0.49, 12);
  });

  test('conditional: mean of the k + 1 smallest, k = floor((n - 1)(1 - a)), also where 1 - a rounds down', () => {
    expect(conditionalValueAtRisk(UNITS.slice(), 0.95)).toBeCloseTo(-(50 + 49 + 48 + 47 + 46 + 45) / 600, 12);
    expect(conditionalValueAtRisk(Float64Array.of(5, 4, 3, 2, 1, 0, -1, -2, -3, -4, -5), 0.9)).toBeCloseTo(-4.5, 12);
  });

  test('no returns, no risk', () => {
    expect(valueAtRisk(new Float64Array(0), 0.95)).toBeNull();
    expect(conditionalValueAtRisk(new Float64Array(0), 0.95)).toBeNull();
    expect(tailRatio(new Float64Array(0))).toBeNull();
  });
});
