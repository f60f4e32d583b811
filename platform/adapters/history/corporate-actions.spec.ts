import { expect, test } from 'vitest';
import { mergeActions, type CorporateAction } from './corporate-actions.ts';

const action = (symbol: string, date: number, dividend: number): CorporateAction => ({ symbol, date, dividend, split: 1 });

test('the later of two actions for one symbol and day stays, and all are sorted', () => {
  expect(mergeActions([action('B', 2, 1), action('B', 1, 1)], [action('B', 2, 5), action('A', 9, 1)])).toEqual([
    action('A', 9, 1),
    action('B', 1, 1),
    action('B', 2, 5),
  ]);
});
