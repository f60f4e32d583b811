import { expect, test } from 'vitest';
import { actionText, storedText } from './action-text.ts';

test('splits are ratios, dividends money per share', () => {
  expect(actionText({ symbol: 'A', kind: 'split', exTime: 0, ratio: '4' })).toBe('4 for 1');
  expect(actionText({ symbol: 'A', kind: 'dividend', exTime: 0, amount: '0.24' })).toBe('0.24 per share');
});

test('what storing did is told without what did not happen', () => {
  expect(storedText({ added: 1, changed: 0, unchanged: 0, skipped: 0, rejected: [] })).toBe('1 dividend or split added');
  expect(storedText({ added: 2, changed: 1, unchanged: 3, skipped: 4, rejected: [{}] })).toBe(
    '2 dividends and splits added, 1 changed, 3 known already, 4 for symbols that are not here, 1 not readable',
  );
});
