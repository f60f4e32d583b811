import { expect, test } from 'vitest';
import type { Commission } from '../backtest/run-config.ts';
import { Market } from '../engine.fixture.ts';

/** Cash spent on fees by buying `quantities` at 100, one order after the other. */
function fees(commission: Commission, ...quantities: number[]): number {
  const market = new Market({ costs: { commission, spreadBps: 0, slippageBps: 0, impactBps: 0 } }).flat(100);
  for (const quantity of quantities) {
    market.ask({ side: 'buy', quantity });
    market.flat(100);
  }
  return market.engine.scale.toCurrency(market.engine.portfolio.fees.toNumber());
}

test('a percentage is taken from the notional without rounding', () => {
  expect(fees({ kind: 'percentage', rate: '0.00015' }, 7)).toBe(0.105);
});
test('a percentage has a minimum per order', () => {
  expect(fees({ kind: 'percentage', rate: '0.001', minimum: '5' }, 10, 100)).toBe(15);
});
test('a fixed commission is taken once per order', () => {
  expect(fees({ kind: 'fixed', perOrder: '1.25' }, 1, 500)).toBe(2.5);
});
test('a commission per unit follows the quantity and has a minimum', () => {
  expect(fees({ kind: 'per-unit', perUnit: '0.005', minimum: '1' }, 10, 400)).toBe(3);
});
test('tiers follow the notional traded so far', () => {
  const tiers = [
    { upTo: '1000', rate: '0.01' },
    { upTo: null, rate: '0.001' },
  ];
  expect(fees({ kind: 'tiered', tiers }, 10, 10)).toBe(11);
});
test('none costs nothing', () => {
  expect(fees({ kind: 'none' }, 10)).toBe(0);
});
