import { expect, test } from 'vitest';
import { jobSubtitle, jobTitle, paramsText, strategyText, symbolsText } from './job-text.ts';

test('a run is called by its label, else by strategy and version', () => {
  expect(jobTitle({ label: 'Nightly', strategy: 'sma', version: '1.0.0' })).toBe('Nightly');
  expect(jobTitle({ label: '', strategy: 'sma', version: '1.0.0' })).toBe('sma@1.0.0');
  expect(strategyText({ strategy: 'sma', version: 'inline' })).toBe('sma (inline)');
});

test('below its title stand the strategy, where the title does not say it, and the parameters', () => {
  const run = { label: '', strategy: 'sma', version: '1.0.0', params: { fast: 10 } };
  expect(jobSubtitle(run)).toBe('fast 10');
  expect(jobSubtitle({ ...run, label: 'Nightly' })).toBe('sma@1.0.0 · fast 10');
  expect(jobSubtitle({ ...run, params: {} })).toBe('No parameters');
  expect(jobSubtitle({ ...run, label: 'Nightly', params: {} })).toBe('sma@1.0.0');
});

test('parameters and symbols fit one line', () => {
  expect(paramsText({ fast: 10, long: true })).toBe('fast 10 · long true');
  expect(symbolsText({ symbolCount: 2000 })).toBe('2,000 symbols');
  expect(symbolsText({ symbols: ['A', 'B', 'C'], symbolCount: 3 })).toBe('A, B, C');
  expect(symbolsText({ symbols: ['A', 'B', 'C', 'D'], symbolCount: 4 })).toBe('A, B and 2 more');
});
