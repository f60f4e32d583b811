import { expect, test } from 'vitest';
import type { ProcessFigures } from '../../api/types.ts';
import { countOf, figureText, otherGauges, strategyLabel, strategyRows, sumOf, worstOf } from './read-figures.ts';

const CPU = 'paddock_strategy_request_cpu_seconds';
const processOf = (name: string, cpu: number): ProcessFigures => ({
  process: name,
  roles: ['worker'],
  at: 0,
  figures: [
    {
      name: CPU,
      help: '',
      kind: 'histogram',
      samples: [
        { labels: { strategy: 'a@1' }, value: cpu, count: 2, p50: cpu / 2, p99: cpu },
        { labels: { strategy: 'b@1' }, value: 10, count: 1, p50: 10, p99: 10 },
      ],
    },
    { name: 'paddock_strategy_stops_total', help: '', kind: 'counter', samples: [{ labels: { strategy: 'a@1', reason: 'threw' }, value: 1 }] },
    { name: 'paddock_bucket_level', help: 'left over', kind: 'gauge', samples: [{ labels: { deployment: 'x' }, value: 5 }] },
  ],
});
const both = [processOf('one', 1), processOf('two', 3)];

test('counters and counts add up over processes, quantiles show the worst', () => {
  expect(sumOf(both, CPU, { strategy: 'a@1' })).toBe(4);
  expect(countOf(both, CPU)).toBe(6);
  expect(worstOf(both, CPU, 'p99', { strategy: 'a@1' })).toBe(3);
  expect(sumOf(both, 'unknown')).toBe(0);
});

test('strategies are rows, the busiest first, with their stops', () => {
  expect(strategyRows(both).map(({ strategy, cpuSeconds, stops }) => [strategy, cpuSeconds, stops])).toEqual([
    ['b@1', 20, ''],
    ['a@1', 4, 'threw 2'],
  ]);
});

test('a gauge that the page does not know is listed', () => {
  expect(otherGauges(both)).toHaveLength(2);
  expect(otherGauges(both)[0]).toEqual({ name: 'paddock_bucket_level', help: 'left over', label: 'x', value: 5 });
});

test('a figure is shown in its unit, counts without decimals', () => {
  expect(figureText('paddock_deployments', 3)).toBe('3');
  expect(figureText('paddock_deployment_cpu_left_seconds', 10)).toBe('10 s');
  expect(figureText('paddock_deployment_cpu_left_seconds', 0.25)).toBe('250 ms');
  expect(figureText('paddock_cache_bytes', 2_000_000)).toBe('2.0 MB');
  expect(figureText('paddock_ratio', 0.5)).toBe('0.50');
});

test('what belongs to no single strategy is told in words', () => {
  expect(strategyLabel('sma@1.0.0')).toBe('sma@1.0.0');
  expect(strategyLabel('none')).toBe('No strategy: starts and checks');
  expect(strategyLabel('other')).toBe('All later ones together');
});
