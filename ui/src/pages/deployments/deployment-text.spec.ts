import { expect, test } from 'vitest';
import { profitOf, speedOptions, SPEEDS, speedText, stateText } from './deployment-text.ts';

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

test('profit is what is above the cash at the start', () => {
  expect(profitOf({ cash: '100000', equity: '100250.50' })).toBeCloseTo(250.5);
  expect(profitOf({ cash: '100000' })).toBeNaN();
});
