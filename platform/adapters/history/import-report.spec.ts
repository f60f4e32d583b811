import { expect, test } from 'vitest';
import { notesOf } from './import-report.ts';

const counts = { rowsRead: 9, unsorted: 0, roundedValues: 0, denoisedValues: 0, emptyVolumes: 0 };

test('one of a kind is told in the singular, and a volume such as NaN is not called empty', () => {
  expect(notesOf({ ...counts, emptyVolumes: 1, roundedValues: 1, denoisedValues: 1 }, 1)).toEqual([
    '1 price with more than 8 decimals was rounded to 8',
    '1 price carried floating-point noise (such as 0.30000000000000004), which was removed',
    '1 volume was empty or said that there is none (such as NaN) and was read as 0',
    '1 dividend or split was found in the file',
  ]);
});

test('several are told in the plural', () => {
  expect(notesOf({ ...counts, emptyVolumes: 12, roundedValues: 2 }, 3)).toEqual([
    '2 prices with more than 8 decimals were rounded to 8',
    '12 volumes were empty or said that there is none (such as NaN) and were read as 0',
    '3 dividends and splits were found in the file',
  ]);
});

test('nothing was done, nothing is said', () => {
  expect(notesOf(counts, 0)).toEqual([]);
});
