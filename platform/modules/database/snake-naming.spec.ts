import { expect, test } from 'vitest';
import { SnakeNaming } from './snake-naming.ts';

test('property names become column names', () => {
  const naming = new SnakeNaming();
  expect(naming.columnName('lastUsedAt', undefined, [])).toBe('last_used_at');
  expect(naming.columnName('p95Ms', undefined, [])).toBe('p95_ms');
  expect(naming.columnName('amount', undefined, ['openPosition'])).toBe('open_position_amount');
  expect(naming.tableName('SignInLink', undefined)).toBe('sign_in_link');
  expect(naming.tableName('SignInLink', 'sign_in_links')).toBe('sign_in_links');
  expect(naming.joinColumnName('createdBy', 'id')).toBe('created_by_id');
});
