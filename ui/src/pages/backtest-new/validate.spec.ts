import { describe, expect, test } from 'vitest';
import type { ParamSchema } from '../../api/types.ts';
import { INITIAL_VALUES, NO_LIMITS } from './form-values.ts';
import { paramProblem, validateForm } from './validate.ts';

const dataset = { firstTime: Date.UTC(2020, 0, 1), lastTime: Date.UTC(2024, 0, 1), timeframe: '1d' };
const values = { ...INITIAL_VALUES, strategy: 's', dataset: 'd', from: '2021-01-01', to: '2022-01-01' };

test('a complete form has no errors', () => {
  expect(validateForm(values, { schema: [], dataset })).toEqual({});
});

test('names what is missing', () => {
  expect(Object.keys(validateForm(INITIAL_VALUES, { schema: [], dataset: undefined }))).toEqual(['strategy', 'dataset']);
  expect(validateForm({ ...values, symbols: [] }, { schema: [], dataset })).toHaveProperty('symbols');
  expect(validateForm({ ...values, mode: 'inline', source: ' ' }, { schema: [], dataset })).toHaveProperty('source');
});

test('dates must be in order and within the data', () => {
  expect(validateForm({ ...values, to: '2020-06-01' }, { schema: [], dataset })['to']).toBe('The end lies before the start.');
  expect(validateForm({ ...values, from: '2024-02-01', to: '2024-03-01' }, { schema: [], dataset })['from']).toBe('The data ends on 2024-01-01.');
  expect(validateForm({ ...values, from: '2019-01-01', to: '2019-02-01' }, { schema: [], dataset })['to']).toBe('The data starts on 2020-01-01.');
});

test('money, costs and limits must be numbers', () => {
  const errors = validateForm(
    { ...values, cash: '0', spreadBps: 'x', volumeSharePct: '150', seed: '-1', limits: { ...NO_LIMITS, maxPosition: 'many' } },
    { schema: [], dataset },
  );
  expect(Object.keys(errors).toSorted()).toEqual(['cash', 'costs.spreadBps', 'fills.volumeShare', 'limits.maxPosition', 'seed']);
});

test('only the commission that is chosen is checked', () => {
  expect(validateForm({ ...values, commissionKind: 'fixed', commissionPercent: 'x' }, { schema: [], dataset })).toEqual({});
  expect(
    validateForm(
      {
        ...values,
        commissionKind: 'tiered',
        tiers: [
          { upTo: '', percent: '1' },
          { upTo: '', percent: '1' },
        ],
      },
      { schema: [], dataset },
    ),
  ).toHaveProperty('costs.commission.tiers');
});

describe('parameters', () => {
  const int: ParamSchema = { name: 'n', kind: 'int', default: 5, min: 1, max: 9 };

  test('numbers must lie in their range', () => {
    expect(paramProblem(int, 5)).toBeUndefined();
    expect(paramProblem(int, 10)).toBe('10 is outside 1 to 9.');
    expect(paramProblem(int, 1.5)).toBe('Enter a whole number: 1 to 9.');
    expect(paramProblem(int, '')).toBe('Enter a number: 1 to 9.');
  });

  test('choices and texts follow their schema', () => {
    expect(paramProblem({ name: 'c', kind: 'choice', default: 'a', choices: ['a', 'b'] }, 'c')).toBe('Choose one of a, b.');
    expect(paramProblem({ name: 's', kind: 'string', default: '', maxLength: 2 }, 'abc')).toBe('At most 2 characters.');
    expect(paramProblem({ name: 'b', kind: 'boolean', default: true }, false)).toBeUndefined();
  });

  test('their errors are named like the server names them', () => {
    expect(validateForm({ ...values, params: { n: 99 } }, { schema: [int], dataset })).toEqual({ 'params.n': '99 is outside 1 to 9.' });
  });
});
