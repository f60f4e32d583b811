import { describe, expect, test } from 'vitest';
import type { ParamSchema } from '../../api/types.ts';
import { INITIAL_VALUES, NO_LIMITS } from './form-values.ts';
import { toRequest } from './to-request.ts';

const schema: readonly ParamSchema[] = [
  { name: 'fast', kind: 'int', default: 10 },
  { name: 'slow', kind: 'int', default: 30 },
];
const values = { ...INITIAL_VALUES, strategy: 'sma', dataset: 'd1' };

test('defaults make the smallest honest request', () => {
  expect(toRequest(values, schema)).toEqual({
    strategy: 'sma',
    params: { fast: 10, slow: 30 },
    dataset: 'd1',
    cash: '100000',
    costs: { commission: { kind: 'percentage', rate: '0.001' }, spreadBps: 0, slippageBps: 0, impactBps: 0 },
    fills: { volumeShare: 0 },
    adjustment: 'split',
    lotMethod: 'average',
  });
});

test('parameters that the schema no longer knows are left out', () => {
  expect(toRequest({ ...values, params: { fast: 5, gone: 1 } }, schema).params).toEqual({ fast: 5, slow: 30 });
});

test('a version, symbols, dates and a seed are sent as chosen', () => {
  const request = toRequest(
    { ...values, version: '1.2.0', symbols: ['A'], timeframe: '1d', from: '2024-01-02', to: '2024-01-03', seed: '7', label: ' night ' },
    schema,
  );
  expect(request).toMatchObject({
    strategy: 'sma@1.2.0',
    symbols: ['A'],
    timeframe: '1d',
    from: Date.UTC(2024, 0, 2),
    to: Date.UTC(2024, 0, 4) - 1,
    seed: 7,
    label: 'night',
  });
});

test('inline source replaces the strategy', () => {
  const request = toRequest({ ...values, mode: 'inline', source: 'export default 1' }, []);
  expect(request.source).toBe('export default 1');
  expect(request).not.toHaveProperty('strategy');
});

describe('commission', () => {
  test('tiers end with an open one', () => {
    const { costs } = toRequest({ ...values, commissionKind: 'tiered' }, schema);
    expect(costs?.commission).toEqual({
      kind: 'tiered',
      tiers: [
        { upTo: '100000', rate: '0.001' },
        { upTo: null, rate: '0.0005' },
      ],
    });
  });

  test('a minimum goes with percentage and per unit', () => {
    expect(toRequest({ ...values, commissionKind: 'per-unit', commissionMinimum: '1' }, schema).costs?.commission).toEqual({
      kind: 'per-unit',
      perUnit: '0.005',
      minimum: '1',
    });
    expect(toRequest({ ...values, commissionKind: 'fixed', commissionMinimum: '1' }, schema).costs?.commission).toEqual({ kind: 'fixed', perOrder: '1' });
  });
});

test('only the limits that were typed are sent', () => {
  const request = toRequest(
    { ...values, limits: { ...NO_LIMITS, maxPosition: '500', maxDrawdownPct: '20' }, allowShort: false, allowedSymbols: 'A, B' },
    schema,
  );
  expect(request.limits).toEqual({ maxPosition: '500', maxDrawdownPct: 20, allowedSymbols: ['A', 'B'], allowShort: false });
});
