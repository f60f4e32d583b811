import { expect, test } from 'vitest';
import { blameFor, verdictOn } from './strike-rules.ts';

const rules = { restartMs: 1_000, restartMostMs: 5_000, strikes: 6 };

test('each strike doubles the wait up to the longest, then comes quarantine', () => {
  const waits = [1, 2, 3, 4, 5].map((strikes) => verdictOn(strikes, rules));
  expect(waits).toEqual([1_000, 2_000, 4_000, 5_000, 5_000].map((inMs) => ({ kind: 'restart', inMs })));
  expect(verdictOn(6, rules)).toEqual({ kind: 'quarantine' });
  expect(verdictOn(7, rules)).toEqual({ kind: 'quarantine' });
});

test('with one strike allowed the first is the last', () => {
  expect(verdictOn(1, { ...rules, strikes: 1 })).toEqual({ kind: 'quarantine' });
});

test('a busy machine costs no strike, missing data is final, everything else is the strategy', () => {
  expect(['starved', 'closed', 'platform'].map(blameFor)).toEqual(['machine', 'machine', 'machine']);
  expect(['no-data', 'missing'].map(blameFor)).toEqual(['final', 'final']);
  expect(['threw', 'cpu', 'cpu-budget', 'memory', 'anything new'].map(blameFor)).toEqual(['strategy', 'strategy', 'strategy', 'strategy', 'strategy']);
});
