import { describe, expect, test } from 'vitest';
import { readArguments } from '../arguments/arguments.ts';
import { readSettings, SETTINGS_OPTIONS } from './settings.ts';

const read = (...words: string[]) => readSettings(readArguments(words, SETTINGS_OPTIONS));

describe('readSettings', () => {
  test('fills the documented defaults', () => {
    expect(read()).toEqual({ params: {}, cash: '100000', costs: { commission: { kind: 'percentage', rate: '0.001' } }, fills: {}, limits: {} });
  });

  test('reads every option into the fields of a request', () => {
    const words =
      '--symbol AAPL,MSFT --symbol KO --timeframe 1h --from 2020-01-01 --to 2020-12-31 --cash 5000.50 --param fast=5 --commission-per-unit 0.005 --commission-minimum 1 ' +
      '--spread-bps 2 --slippage-bps 1.5 --impact-bps 10 --volume-share 0.1 --lot-method fifo --adjustment split --seed 7 --limit maxOpenOrders=3 --limit allowShort=false --limit maxPosition=100';
    const settings = read(...words.split(' '));
    expect(settings).toEqual({
      symbols: ['AAPL', 'MSFT', 'KO'],
      timeframe: '1h',
      from: Date.UTC(2020, 0, 1),
      to: Date.UTC(2021, 0, 1) - 1,
      cash: '5000.50',
      params: { fast: '5' },
      costs: { commission: { kind: 'per-unit', perUnit: '0.005', minimum: '1' }, spreadBps: 2, slippageBps: 1.5, impactBps: 10 },
      fills: { volumeShare: 0.1 },
      lotMethod: 'fifo',
      adjustment: 'split',
      seed: 7,
      limits: { maxOpenOrders: 3, allowShort: false, maxPosition: '100' },
    });
  });

  test('a commission rate of zero is no commission', () => {
    expect(read('--commission-rate', '0').costs.commission).toEqual({ kind: 'none' });
  });

  test.each([
    [['--timeframe', '1y'], '--timeframe "1y" is not valid'],
    [['--from', '2021-01-01', '--to', '2020-01-01'], '--from "2021-01-01" is after --to "2020-01-01"'],
    [['--commission-rate', '0.001', '--commission-per-order', '1'], 'exclude each other'],
    [['--limit', 'maxOpenOrder=3'], '--limit "maxOpenOrder" is unknown; did you mean "maxOpenOrders"?; valid: maxOrderQuantity'],
    [['--limit', 'maxOpenOrders=many'], '--limit maxOpenOrders "many" is not valid; it must be a whole number, at least 1'],
  ])('refuses %j', (words, message) => {
    expect(() => read(...words)).toThrow(message);
  });
});
