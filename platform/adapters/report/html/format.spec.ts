import { describe, expect, test } from 'vitest';
import { change, compactMoney, count, decimal, duration, money, percent, plain, price, time } from './format.ts';

describe('formats', () => {
  test('money has two decimals, or four digits below a cent', () => {
    expect(['97763352.33650519', -1234.5, 0, '-0.001', 0.000123456, null].map(money)).toEqual([
      '97,763,352.34',
      '−1,234.50',
      '0.00',
      '−0.001',
      '0.0001235',
      '–',
    ]);
  });

  test('decimals and prices stay exact', () => {
    expect(decimal('-1234567.000000012345678901')).toBe('−1,234,567.000000012345678901');
    expect(['653', '196.5', '1.07219', '-3'].map(price)).toEqual(['653.00', '196.50', '1.07219', '−3.00']);
  });

  test('axis labels are short', () => {
    expect([0, 950, 997500, 1002500, 99980000, -2.5e9].map(compactMoney)).toEqual(['0', '950', '997.5k', '1.0025M', '99.98M', '−2.5B']);
  });

  test('percent, with more digits for very small ones', () => {
    expect([0.1234, -0.5, 12.5, 0.00001, 0, null].map(percent)).toEqual(['12.34 %', '−50.00 %', '1,250.00 %', '0.001 %', '0.00 %', '–']);
    expect([0.1, -0.1, 0].map(change)).toEqual(['+10.00 %', '−10.00 %', '0.00 %']);
  });

  test('numbers', () => {
    expect([plain(1234.567), plain(0.0012), plain(-0.0233, 4), plain(null), count(1035713), count(null)]).toEqual([
      '1,234.57',
      '0.0012',
      '−0.0233',
      '–',
      '1,035,713',
      '–',
    ]);
  });

  test('a value that rounds to zero has no sign', () => {
    expect([plain(-0), percent(-0), money('-0')]).toEqual(['0.00', '0.00 %', '0.00']);
  });

  test('times leave out what is zero', () => {
    expect([time(Date.UTC(2024, 1, 29)), time(Date.UTC(2024, 1, 29, 9, 30)), time(Date.UTC(2024, 1, 29, 9, 30, 5))]).toEqual([
      '2024-02-29',
      '2024-02-29 09:30',
      '2024-02-29 09:30:05',
    ]);
  });

  test('durations', () => {
    expect([duration(0.4), duration(250), duration(12_340), duration(600_000)]).toEqual(['0.4 ms', '250 ms', '12.3 s', '10.0 min']);
  });
});
