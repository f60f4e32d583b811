import { describe, expect, test } from 'vitest';
import { returnsOf } from './returns.ts';

describe('returns', () => {
  test('start from the initial equity', () => {
    expect([...returnsOf([110, 99], 100, { firstCloseIsStart: false })]).toEqual([0.1, -0.1]);
  });

  test('a first close that still is the initial equity is the start of a daily series', () => {
    expect([...returnsOf([100, 110], 100, { firstCloseIsStart: true })]).toEqual([0.1]);
    expect([...returnsOf([100, 110], 100, { firstCloseIsStart: false })]).toEqual([0, 0.1]);
  });

  test('a first close that differs is a return, so that nothing is lost', () => {
    expect([...returnsOf([110, 110], 100, { firstCloseIsStart: true })]).toEqual([0.1, 0]);
  });

  test('no equity, no returns', () => {
    expect(returnsOf([], 100, { firstCloseIsStart: true })).toHaveLength(0);
  });
});
