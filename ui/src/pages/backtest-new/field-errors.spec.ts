import { expect, test } from 'vitest';
import { ApiError } from '../../api/problem.ts';
import { errorOf, fieldErrors } from './field-errors.ts';

const error = new ApiError({
  title: 'Invalid',
  status: 422,
  errors: [
    { field: 'params.fast', message: 'must be at least 2', allowed: ['2 to 200'] },
    { field: 'symbols[1]', message: 'unknown' },
    { field: 'params.fast', message: 'second' },
    { message: 'general' },
  ],
});

test('the first message of each field stays, with the valid values', () => {
  expect(fieldErrors(error)).toEqual({ 'params.fast': 'must be at least 2 Allowed: 2 to 200.', 'symbols.1': 'unknown' });
  expect(fieldErrors(new Error('x'))).toEqual({});
});

test('a field also shows what is wrong inside it', () => {
  const errors = fieldErrors(error);
  expect(errorOf(errors, 'symbols')).toBe('unknown');
  expect(errorOf(errors, 'cash')).toBeUndefined();
});
