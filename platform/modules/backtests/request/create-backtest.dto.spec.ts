import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { CreateBacktestDto } from './create-backtest.dto.ts';

function check(body: object): { readonly dto: CreateBacktestDto; readonly problems: readonly string[] } {
  const dto = plainToInstance(CreateBacktestDto, { strategy: 'sma-crossover', dataset: 'goog', ...body });
  const errors = validateSync(dto, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true });
  return { dto, problems: errors.flatMap((error) => messages(error, '')) };
}

function messages(error: ValidationError, parent: string): string[] {
  const field = parent + error.property;
  return [
    ...Object.values(error.constraints ?? {}).map((message) => `${field}: ${message}`),
    ...(error.children ?? []).flatMap((child) => messages(child, `${field}.`)),
  ];
}

describe('amounts', () => {
  test.each(['100000', '0.001', '1', '99999999999999.12345678'])('accept %s', (cash) => {
    expect(check({ cash }).problems).toEqual([]);
  });

  test.each(['0', '0.000', '-1', '1e5', 'many', '', '1.123456789', '1,000'])('refuse %s as cash', (cash) => {
    expect(check({ cash }).problems).toHaveLength(1);
  });

  test('that are too large or too fine are refused with what can be held', () => {
    for (const cash of ['99999999999999999999999999', '0.123456789'])
      expect(check({ cash }).problems).toEqual([
        'cash: cash must be a decimal above 0 with up to 15 digits before the point and 8 after it, such as "100000" or "0.001"',
      ]);
  });

  test('plain numbers become their shortest text', () => {
    expect(check({ cash: 100_000 }).dto.cash).toBe('100000');
    expect(check({ costs: { commission: { kind: 'percentage', rate: 0.000_000_5 } } }).dto.costs?.commission).toMatchObject({ rate: '0.0000005' });
    expect(check({ limits: { maxPosition: 0 } }).problems).toEqual([]);
  });
});

describe('times', () => {
  const day = Date.UTC(2020, 0, 31);

  test('are epoch milliseconds or ISO texts, UTC unless they say otherwise', () => {
    for (const from of [day, String(day), '2020-01-31', '2020-01-31T00:00:00Z', '2020-01-31T00:00', '2020-01-31T05:30:00+05:30']) {
      expect(check({ from })).toMatchObject({ dto: { from: day }, problems: [] });
    }
  });

  test('a plain day as an end includes the whole day', () => {
    expect(check({ to: '2020-01-31' }).dto.to).toBe(day + 86_400_000 - 1);
    expect(check({ to: '2020-01-31T00:00:00Z' }).dto.to).toBe(day);
  });

  test.each(['yesterday', '2020-13-01', '31.01.2020', 1.5, Number.NaN])('refuse %s', (from) => {
    expect(check({ from }).problems).toHaveLength(1);
  });
});

describe('commission', () => {
  test.each([
    { kind: 'none' },
    { kind: 'percentage', rate: '0.001', minimum: '1' },
    { kind: 'fixed', perOrder: '1' },
    { kind: 'per-unit', perUnit: '0.005' },
    {
      kind: 'tiered',
      tiers: [
        { upTo: '100000', rate: '0.001' },
        { upTo: null, rate: '0.0005' },
      ],
    },
  ])('accepts $kind', (commission) => {
    const { dto, problems } = check({ costs: { commission } });
    expect(problems).toEqual([]);
    expect(dto.costs?.commission).toEqual(commission);
  });

  test('an unknown kind is refused with the known ones', () => {
    expect(check({ costs: { commission: { kind: 'free', rate: '0' } } }).problems.join()).toContain('none, percentage, fixed, per-unit, tiered');
  });

  test('a field of another kind is refused', () => {
    expect(check({ costs: { commission: { kind: 'fixed', perOrder: '1', rate: '0.001' } } }).problems).toEqual([
      'costs.commission.rate: property rate should not exist',
    ]);
  });

  test('a missing field is named by its path', () => {
    expect(check({ costs: { commission: { kind: 'tiered', tiers: [{ upTo: '5', rate: 'x' }] } } }).problems[0]).toContain(
      'costs.commission.tiers.0.rate: rate must be a decimal',
    );
  });
});

test('unknown fields are refused wherever they are', () => {
  expect(check({ simbols: ['A'] }).problems).toEqual(['simbols: property simbols should not exist']);
  expect(check({ limits: { maxOrders: 1 } }).problems).toEqual(['limits.maxOrders: property maxOrders should not exist']);
});

test('symbols are named once', () => {
  expect(check({ symbols: ['A', 'A'] }).problems).toHaveLength(1);
  expect(check({ symbols: [] }).problems).toHaveLength(1);
});
