import { expect, test } from 'vitest';
import { orderOutcome } from './order-outcome.ts';

const filled = { status: 'filled' };
const denied = { status: 'denied', reason: 'cash 10.00 does not cover 1,000.00' };
const rejected = { status: 'rejected', reason: 'no market' };

test('counts what was denied by risk and rejected by the venue, with the first reason', () => {
  expect(orderOutcome(4, [filled, denied, rejected, filled])).toEqual({ placed: 4, refused: 2, firstRefusal: denied.reason });
});

test('a run without a refusal has no reason to tell', () => {
  expect(orderOutcome(0, [])).toEqual({ placed: 0, refused: 0 });
  expect(orderOutcome(1, [filled])).toEqual({ placed: 1, refused: 0 });
});
