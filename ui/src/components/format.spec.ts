import { describe, expect, test } from 'vitest';
import * as f from './format.ts';

test('money keeps two digits, groups thousands and uses a real minus', () => {
  expect(f.formatMoney('1234567.891')).toBe('1,234,567.89');
  expect(f.formatMoney('-0.5')).toBe('−0.50');
  expect(f.formatSignedMoney(12)).toBe('+12.00');
  expect(f.formatMoney(null)).toBe(f.DASH);
});

test('decimals keep every digit that was sent', () => {
  expect(f.formatDecimal('12345678901234567.12345678')).toBe('12,345,678,901,234,567.12345678');
  expect(f.formatDecimal('-1000')).toBe('−1,000');
  expect(f.formatDecimal('NaN')).toBe('NaN');
  expect(['297.5', '300', '1.23456'].map((price) => f.formatDecimal(price, 2))).toEqual(['297.50', '300.00', '1.23456']);
});

test('percentages come from fractions', () => {
  expect(f.formatPercent(0.12345)).toBe('12.35%');
  expect(f.formatSignedPercent(-0.5, 0)).toBe('−50%');
  expect(f.formatSignedPercent(0.01)).toBe('+1.00%');
  expect([-0.0001, 0.0001, 0].map((fraction) => f.formatSignedPercent(fraction, 1))).toEqual(['0.0%', '0.0%', '0.0%']);
});

test('infinite ratios show as infinity, unknown ones as a dash', () => {
  expect(f.formatNumber(Number.POSITIVE_INFINITY)).toBe('∞');
  expect(f.formatNumber(Number.NaN)).toBe(f.DASH);
});

test('bytes and durations pick a readable unit', () => {
  expect(f.formatBytes(0)).toBe('0 B');
  expect(f.formatBytes(1536)).toBe('1.5 kB');
  expect(f.formatBytes(123_456_789)).toBe('123 MB');
  expect(f.formatDuration(85)).toBe('85 ms');
  expect(f.formatDuration(4200)).toBe('4.2 s');
  expect(f.formatDuration(125_000)).toBe('2 min 5 s');
  expect(f.formatDuration(86_400_000 * 400)).toBe('400 days');
});

describe('times', () => {
  test('are UTC, and midnight is a date', () => {
    expect(f.formatTime(Date.UTC(2024, 2, 9))).toBe('2024-03-09');
    expect(f.formatTime(Date.UTC(2024, 2, 9, 14, 30))).toBe('2024-03-09 14:30');
    expect(f.formatTime(undefined)).toBe(f.DASH);
  });

  test('are relative when recent', () => {
    const now = Date.UTC(2024, 0, 20);
    expect(f.formatAgo(now - 1000, now)).toBe('just now');
    expect(f.formatAgo(now - 3 * 60_000, now)).toBe('3 min ago');
    expect(f.formatAgo(now - 2 * 86_400_000, now)).toBe('2 d ago');
    expect(f.formatAgo(now - 15 * 86_400_000, now)).toBe('2024-01-05');
  });
});

test('plural agrees with its count', () => {
  expect(f.plural(1, 'trade')).toBe('1 trade');
  expect(f.plural(2000, 'trade')).toBe('2,000 trades');
});
