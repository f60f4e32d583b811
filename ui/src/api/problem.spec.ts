import { describe, expect, test } from 'vitest';
import { allowedText, ApiError, isMissing, messageOf, parseProblem, titleOf } from './problem.ts';

describe('parseProblem', () => {
  test('keeps title, detail, correlation id and the error items', () => {
    const problem = parseProblem(422, {
      title: 'Invalid',
      detail: 'two fields are wrong',
      correlationId: 'c-1',
      errors: [
        { field: 'cash', value: '-1', message: 'cash must be positive', allowed: ['> 0'] },
        { file: 'a.ts', line: 3, column: 7, message: 'x', code: 2304 },
      ],
    });
    expect(problem.correlationId).toBe('c-1');
    expect(problem.errors?.[0]).toEqual({ field: 'cash', value: '-1', message: 'cash must be positive', allowed: ['> 0'] });
    expect(problem.errors?.[1]).toEqual({ file: 'a.ts', line: 3, column: 7, message: 'x', code: '2304' });
  });

  test('turns a body that is not JSON into a problem with the status', () => {
    expect(parseProblem(502, '<html>bad gateway')).toEqual({ title: 'The server answered with status 502', status: 502, detail: '<html>bad gateway' });
  });
});

describe('messageOf', () => {
  test('quotes the only item, else the detail', () => {
    expect(messageOf(new ApiError({ title: 'T', status: 400, errors: [{ message: 'one' }] }))).toBe('one');
    expect(messageOf(new ApiError({ title: 'T', status: 400, detail: 'D', errors: [{ message: 'one' }, { message: 'two' }] }))).toBe('D');
    expect(messageOf('plain')).toBe('plain');
  });
});

test('allowedText lists valid values only when the message does not', () => {
  expect(allowedText({ message: 'bad kind', allowed: ['a', 'b'] })).toBe(' Allowed: a, b.');
  expect(allowedText({ message: 'use a, b', allowed: ['a', 'b'] })).toBe('');
});

test('headlines are words for people, not names of statuses', () => {
  expect(titleOf(new ApiError({ title: 'Bad Request', status: 400 }))).toBe('This did not go through');
  expect(titleOf(new ApiError({ title: 'X', status: 0 }))).toBe('Paddock cannot be reached');
  expect(titleOf(new Error('x'))).toBe('Something went wrong');
});

test('an address with something that cannot be an id leads nowhere, like one with an unknown id', () => {
  const noId = new ApiError({ title: 'Bad Request', status: 400, errors: [{ field: 'id', value: 'nonsense', message: 'ids are UUIDs' }] });
  expect([isMissing(noId), titleOf(noId), messageOf(noId)]).toEqual([true, 'Not found', 'There is nothing with the id "nonsense".']);
  const unknown = new ApiError({ title: 'Not Found', status: 404, detail: 'There is no backtest x' });
  expect([isMissing(unknown), messageOf(unknown)]).toEqual([true, 'There is no backtest x']);
  const other = new ApiError({ title: 'Bad Request', status: 400, errors: [{ field: 'cash', message: 'too little' }] });
  expect([isMissing(other), messageOf(other)]).toEqual([false, 'too little']);
});
