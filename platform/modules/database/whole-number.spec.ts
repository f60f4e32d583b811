import { expect, test } from 'vitest';
import { wholeNumber } from './whole-number.ts';

test('big integers of the driver become numbers, nothing stays nothing', () => {
  expect(wholeNumber.from('1763600000000')).toBe(1_763_600_000_000);
  expect(wholeNumber.from(null)).toBeNull();
});

test('a value beyond the safe integers is an error, not a rounded number', () => {
  expect(() => wholeNumber.from('9007199254740993')).toThrow('The database holds 9007199254740993, which is beyond the safe integers');
});
