import { expect, test } from 'vitest';
import { asAsked, capabilityText, narrowed } from './narrowed.ts';
import type { Manifest } from '../../api/types.ts';

const ASKED: Manifest = { symbols: ['A', 'B'], timeframes: 'any', orderTypes: ['market', 'limit'], short: true, memoryMb: 64 };

test('a form that was not touched narrows nothing', () => {
  expect(narrowed(asAsked(ASKED), ASKED)).toBeUndefined();
});

test('only what was changed is sent', () => {
  expect(narrowed({ ...asAsked(ASKED), symbols: ' B ', orderTypes: ['limit'], short: false, cpuMs: '500' }, ASKED)).toEqual({
    symbols: ['B'],
    orderTypes: ['limit'],
    short: false,
    cpuMs: 500,
  });
});

test('a manifest reads in words', () => {
  expect(Object.fromEntries(capabilityText(ASKED))).toEqual({
    Symbols: 'A, B',
    Timeframes: 'Any',
    'Order types': 'market, limit',
    'Short selling': 'Yes',
    Memory: '64 MB',
    Computing: 'As usual',
  });
});
