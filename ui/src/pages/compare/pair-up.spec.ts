import { expect, test } from 'vitest';
import { pairUp } from './pair-up.ts';

test('pairs lines by label and marks what differs', () => {
  expect(
    pairUp(
      [
        ['fast', '10'],
        ['cash', '1'],
      ],
      [
        ['cash', '1'],
        ['slow', '30'],
      ],
    ),
  ).toEqual([
    { label: 'fast', left: '10', right: '–', isDifferent: true },
    { label: 'cash', left: '1', right: '1', isDifferent: false },
    { label: 'slow', left: '–', right: '30', isDifferent: true },
  ]);
});
