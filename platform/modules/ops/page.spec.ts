import { describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor, idCursor, toPage } from './page.ts';

const shape = { map: (row: number) => `row ${row}`, key: (row: number) => [row] };

describe('pages', () => {
  test('an extra row means that there is more', () => {
    const page = toPage([3, 2, 1], 2, shape);
    expect(page.items).toEqual(['row 3', 'row 2']);
    expect(decodeCursor(page.nextCursor ?? undefined, 1)).toEqual([2]);
  });

  test('the last page ends the list', () => {
    expect(toPage([1], 2, shape)).toEqual({ items: ['row 1'], nextCursor: null });
    expect(toPage([], 2, shape)).toEqual({ items: [], nextCursor: null });
  });

  test('a cursor of another list or made by hand is refused with its value', () => {
    for (const cursor of ['nonsense', encodeCursor([1, 2]), Buffer.from('{"a":1}').toString('base64url')]) {
      expect(() => decodeCursor(cursor, 1)).toThrow(`cursor "${cursor}" is not one that this list gave out`);
    }
  });

  test('a list that is sorted by id takes ids alone', () => {
    const id = '019aa1b2-0000-7000-8000-000000000001';
    expect(idCursor(undefined)).toBeUndefined();
    expect(idCursor(encodeCursor([id]))).toBe(id);
    for (const key of [7, 'x', `${id}'`]) expect(() => idCursor(encodeCursor([key]))).toThrow('is not one that this list gave out');
  });
});
