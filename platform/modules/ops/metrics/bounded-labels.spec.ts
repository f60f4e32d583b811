import { expect, test } from 'vitest';
import { BoundedLabels } from './bounded-labels.ts';

test('names beyond the cap share one label, known ones keep theirs', () => {
  const labels = new BoundedLabels(2);
  expect(['a@1', 'b@1', 'c@1', 'a@1', 'd@1'].map((name) => labels.of(name))).toEqual(['a@1', 'b@1', 'other', 'a@1', 'other']);
});

test('a request that belongs to nobody takes no place', () => {
  const labels = new BoundedLabels(1);
  expect([labels.of(''), labels.of('a@1'), labels.of('')]).toEqual(['none', 'a@1', 'none']);
});
