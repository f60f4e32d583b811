import { describe, expect, test } from 'vitest';
import { readAssignments, readChoice, readDecimal, readTime, readWhole } from './values.ts';

describe('values of options', () => {
  test('a decimal stays the text that it is', () => {
    expect(readDecimal('--cash', '100000.10')).toBe('100000.10');
    expect(readDecimal('--cash', '1_000_000')).toBe('1000000');
    expect(readDecimal('--cash', undefined)).toBeUndefined();
  });

  test.each([
    [() => readDecimal('--cash', 'abc', { above: 0 }), '--cash "abc" is not valid; it must be a decimal number above 0'],
    [() => readDecimal('--cash', '0', { above: 0 }), '--cash "0" is not valid; it must be a decimal number above 0'],
    [() => readDecimal('--cash', '1e5'), '--cash "1e5" is not valid; it must be a decimal number'],
    [() => readDecimal('--volume-share', '2', { min: 0, max: 1 }), '--volume-share "2" is not valid; it must be a decimal number from 0 to 1'],
    [() => readWhole('--seed', '1.5', { min: 0 }), '--seed "1.5" is not valid; it must be a whole number, at least 0'],
    [() => readChoice('--lot-method', 'lifoo', ['fifo', 'lifo']), '--lot-method "lifoo" is not valid; choose one of: fifo, lifo'],
    [() => readTime('--from', '2020-02-30'), '--from "2020-02-30" is not a date'],
    [() => readTime('--from', 'yesterday'), '--from "yesterday" is not a date'],
    [() => readAssignments('--param', ['fast']), '--param "fast" is not valid; it must be name=value, for example --param fast=10'],
    [() => readAssignments('--param', ['a=1', 'a=2']), '--param "a=2" sets a a second time'],
  ])('quotes what is wrong: %#', (read, message) => {
    expect(read).toThrow(message);
  });

  test('times without an offset are UTC, and a bare end date is included as a whole', () => {
    expect(readTime('--from', '2020-01-01')).toBe(Date.UTC(2020, 0, 1));
    expect(readTime('--from', '2020-01-01T14:30')).toBe(Date.UTC(2020, 0, 1, 14, 30));
    expect(readTime('--from', '2020-01-01 14:30:05')).toBe(Date.UTC(2020, 0, 1, 14, 30, 5));
    expect(readTime('--from', '2020-01-01T14:30:00+02:00')).toBe(Date.UTC(2020, 0, 1, 12, 30));
    expect(readTime('--to', '2020-01-01', { endOfDay: true })).toBe(Date.UTC(2020, 0, 2) - 1);
  });

  test('an assignment may hold equals signs in its value', () => {
    expect(readAssignments('--param', ['note=a=b', 'fast=10'])).toEqual({ note: 'a=b', fast: '10' });
  });
});
