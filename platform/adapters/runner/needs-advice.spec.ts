import type { StrategyMetadata } from '@paddock/sdk/runtime';
import { expect, test } from 'vitest';
import { withNeedsAdvice } from './needs-advice.ts';

const metadata: StrategyMetadata = { name: 'a', title: '', description: '', scope: 'symbol', warmUp: 0, params: [] };
const adviceOn = (message: string, given: StrategyMetadata = metadata): string | undefined => withNeedsAdvice({ code: 'threw', message }, given).advice;

test('a bar length and a symbol that the sample does not have can be declared', () => {
  expect(adviceOn('RangeError: timeframe 1h cannot be built from bars of 1d: it must be a multiple of them (in constructor)')).toContain(
    "needs: { timeframes: ['1h'] }",
  );
  expect(adviceOn('OrderError: unknown symbol "AAPL"; valid: SAMPLE (in constructor)')).toContain("needs: { symbols: ['AAPL'] }");
});

test('what fails for other reasons is left alone, and so is what was declared', () => {
  expect(adviceOn('Error: boom (in onBar 2020-01-03T00:00:00.000Z)')).toBeUndefined();
  const needs = { symbols: ['GOOG'], timeframes: 'any', orderTypes: ['market'], short: true } as const;
  expect(adviceOn('OrderError: unknown symbol "AAPL"; valid: GOOG', { ...metadata, needs })).toBeUndefined();
});
