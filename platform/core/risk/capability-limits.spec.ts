import { ANYTHING, readNeeds } from '@paddock/sdk/runtime';
import { expect, test } from 'vitest';
import { capabilityLimits } from './capability-limits.ts';

test('a strategy that asked for nothing in particular is limited by nothing more', () => {
  expect(capabilityLimits({ maxOpenOrders: 3 }, ANYTHING)).toEqual({ maxOpenOrders: 3 });
});

test('what was not asked for is not allowed', () => {
  const manifest = readNeeds({ symbols: ['A', 'B'], orderTypes: ['market'], short: false });
  expect(capabilityLimits({}, manifest)).toEqual({ allowedSymbols: ['A', 'B'], allowedOrderTypes: ['market'], allowShort: false });
});

test('limits and manifest hold together', () => {
  const manifest = readNeeds({ symbols: ['A', 'B'], orderTypes: ['market', 'limit'] });
  const limits = { allowedSymbols: ['B', 'C'], allowedOrderTypes: ['limit', 'stop'], allowShort: false } as const;
  expect(capabilityLimits(limits, manifest)).toEqual({ allowedSymbols: ['B'], allowedOrderTypes: ['limit'], allowShort: false });
});
