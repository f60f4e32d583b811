import { expect, test } from 'vitest';
import { judge, securityFloor } from './security-floor.ts';

test('accepts what is installed here', () => {
  expect(securityFloor()).toBeUndefined();
});

test('refuses isolated-vm below its floor, with the remedy', () => {
  expect(judge('26.10.0', '7.0.0')).toBe('isolated-vm 7.0.0 has known holes; 7.0.1 or newer is needed: run "npm ci"');
  expect(judge('26.10.0', '6.9.9')).toContain('isolated-vm 6.9.9');
  expect(judge('26.10.0', '7.0.1')).toBeUndefined();
  expect(judge('26.10.0', '7.1.0')).toBeUndefined();
  expect(judge('26.10.0', '8.0.0')).toBeUndefined();
});

test('refuses Node lines that were never tried and old releases of those that were', () => {
  expect(judge('24.21.0', '7.0.1')).toBeUndefined();
  expect(judge('24.9.0', '7.0.1')).toContain('Node 24.9.0 cannot run sandboxes; use 24.21.0 or 26.10.0');
  expect(judge('20.19.0', '7.0.1')).toContain('Node 20.19.0');
  expect(judge('25.1.0', '7.0.1')).toContain('Node 25.1.0');
  expect(judge('26.11.2', '7.0.1')).toBeUndefined();
});
