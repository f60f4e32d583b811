import { expect, test } from 'vitest';
import { count, moment, money, percent, table } from './table.ts';

test('columns are as wide as their longest cell, numbers to the right', () => {
  expect(
    table(
      [
        ['a', '1'],
        ['long name', '1,000'],
      ],
      { header: ['name', 'rows'], align: ['left', 'right'] },
    ),
  ).toBe(['name        rows', '---------  -----', 'a              1', 'long name  1,000'].join('\n'));
});

test('figures are shown as people write them', () => {
  expect(count(1_035_713)).toBe('1,035,713');
  expect(money('174300.841')).toBe('174,300.84');
  expect(percent(0.7430084)).toBe('74.30 %');
  expect(percent(-0.00001)).toBe('0.00 %');
});

test('a moment at midnight is a date', () => {
  expect(moment(Date.UTC(2020, 0, 1))).toBe('2020-01-01');
  expect(moment(Date.UTC(2020, 0, 1, 9, 15))).toBe('2020-01-01 09:15:00');
});
