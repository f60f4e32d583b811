import { expect, test } from 'vitest';
import type { Usage } from '../../api/types.ts';
import {
  cpuText,
  defaultSpeed,
  mayChange,
  memoryText,
  nextBarText,
  paceText,
  profitOf,
  speedOptions,
  SPEEDS,
  speedText,
  stateText,
} from './deployment-text.ts';

test('a wish that is on its way is shown as what happens', () => {
  expect(stateText({ state: 'running', wanted: 'paused' })).toBe('Pausing');
  expect(stateText({ state: 'paused', wanted: 'running' })).toBe('Resuming');
  expect(stateText({ state: 'restarting', wanted: 'stopped' })).toBe('Stopping');
  expect(stateText({ state: 'stopped', wanted: 'stopped' })).toBe('Stopped');
  expect(stateText({ state: 'quarantined', wanted: 'running' })).toBe('Quarantined');
});

test('a speed beside the usual ones can be chosen too', () => {
  expect(speedText('6000')).toBe('6,000 ×');
  expect(speedOptions('60')).toEqual(SPEEDS);
  expect(speedOptions('7').at(-1)).toEqual({ value: '7', label: '7 ×' });
});

test('a speed is told as how often bars come; unless chosen it is one a second', () => {
  expect(['1m', '1h', '1d', '1mo', 'odd'].map(defaultSpeed)).toEqual(['60', '3600', '86400', '1000000', '60']);
  expect(['1', '60', '3600', '86400'].map((speed) => paceText(speed, '1d'))).toEqual([
    'one bar every 24 h',
    'one bar every 24 min',
    'one bar every 24 s',
    'one bar a second',
  ]);
  expect(paceText('6000', '1m')).toBe('100 bars a second');
  expect([paceText('max', '1d'), paceText('60', '')]).toEqual([undefined, undefined]);
});

test('a rest of the market is told while it lasts', () => {
  const usage = { nextBar: { time: Date.UTC(2024, 0, 3, 14, 30), at: 200_000 } } as Usage;
  const running = { state: 'running', wanted: 'running', usage } as const;
  expect(nextBarText(running, 95_000)).toBe('Next bar in 1 min 45 s: 2024-01-03 14:30 UTC, market time');
  expect([nextBarText(running, 199_000), nextBarText({ ...running, wanted: 'paused' }, 0), nextBarText({ state: 'running', wanted: 'running' }, 0)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('authors change their own deployments, operators and admins all', () => {
  const deployment = { createdBy: 'ann' };
  expect(mayChange({ username: 'ann', role: 'author' }, deployment)).toBe(true);
  expect(mayChange({ username: 'bob', role: 'author' }, deployment)).toBe(false);
  expect(mayChange({ username: 'bob', role: 'operator' }, deployment)).toBe(true);
  expect(mayChange(undefined, deployment)).toBe(false);
});

test('what is used is told in the units of the limits: a full bucket has used nothing', () => {
  expect([134_217_728, 2_411_724, 0].map(memoryText)).toEqual(['128 MB', '2.3 MB', '0 MB']);
  expect(cpuText({ cpuLeftMs: 10_000, cpuCapMs: 10_000 })).toBe('0 of 10,000 ms used');
  expect(cpuText({ cpuLeftMs: 2_500, cpuCapMs: 10_000 })).toBe('7,500 of 10,000 ms used');
});

test('profit is what is above the cash at the start', () => {
  expect(profitOf({ cash: '100000', equity: '100250.50' })).toBeCloseTo(250.5);
  expect(profitOf({ cash: '100000' })).toBeNaN();
});
