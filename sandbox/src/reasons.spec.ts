import { expect, test } from 'vitest';
import { cpuStop, NOWHERE } from './reasons.ts';

const used = (usedMs: number): string | undefined => cpuStop({ usedMs, allowedMs: 1_000, isLoading: false, place: NOWHERE }).used;

test('a call that was stopped used its whole time; where it shared its processor, its own part is told too', () => {
  expect([used(998), used(291), used(1_003)]).toEqual(['1000 ms', '1000 ms (291 ms of processor time)', '1003 ms']);
});
