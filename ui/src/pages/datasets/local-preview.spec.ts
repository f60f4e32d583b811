import { expect, test } from 'vitest';
import { localPreview } from './local-preview.ts';

test('finds the delimiter and strips quotes', () => {
  const { columns, rows, mapping } = localPreview('"Tag";"Kurs"\r\n01.02.2024;1,5\r\n');
  expect(columns).toEqual(['Tag', 'Kurs']);
  expect(rows).toEqual([['01.02.2024', '1,5']]);
  expect(mapping).toEqual({});
});

test('an empty text has no columns but one empty name', () => {
  expect(localPreview('').rows).toEqual([]);
});
