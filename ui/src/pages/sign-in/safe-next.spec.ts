import { expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

test('keeps a path of this page with its query', () => {
  expect(safeNext('/backtests/1?tab=trades')).toBe('/backtests/1?tab=trades');
});

test('refuses other origins and sign-in itself', () => {
  for (const next of [undefined, 'https://evil.example', '//evil.example', '/\\evil.example', '/sign-in?next=/x']) expect(safeNext(next)).toBe('/backtests');
});
