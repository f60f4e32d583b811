import { describe, expect, test } from 'vitest';
import type { OptionSpecs } from '../command.ts';
import { readArguments } from './arguments.ts';

const options: OptionSpecs = {
  cash: { type: 'string', value: '<amount>', help: '' },
  'commission-rate': { type: 'string', value: '<rate>', help: '' },
  param: { type: 'string', multiple: true, value: '<name=value>', help: '' },
  local: { type: 'boolean', help: '' },
};
const read = (...words: string[]) => readArguments(words, options);

describe('readArguments', () => {
  test('reads values after a space and after an equals sign', () => {
    expect(read('--cash', '5', '--commission-rate=0.001').text('cash')).toBe('5');
    expect(read('--commission-rate=0.001').text('commission-rate')).toBe('0.001');
  });

  test('collects options that may be repeated and keeps positionals', () => {
    const input = read('a.ts', '--param', 'fast=10', '--param', 'slow=30', '--local');
    expect(input.all('param')).toEqual(['fast=10', 'slow=30']);
    expect(input.positionals).toEqual(['a.ts']);
    expect(input.flag('local')).toBe(true);
    expect(input.flag('cash')).toBe(false);
  });

  test('takes a negative number as a value', () => {
    expect(read('--param', 'shift=-1').all('param')).toEqual(['shift=-1']);
    expect(read('--cash', '-5').text('cash')).toBe('-5');
  });

  test.each([
    [['--comission-rate', '1'], 'unknown option "--comission-rate"; did you mean "--commission-rate"?'],
    [['--nonsense'], 'unknown option "--nonsense"; valid: --cash, --commission-rate, --param, --local, --help'],
    [['--cash'], '--cash needs a value: --cash <amount>'],
    [['--cash='], '--cash needs a value: --cash <amount>'],
    [['--local=yes'], '--local takes no value, but got "yes"'],
    [['--cash', '1', '--cash', '2'], '--cash was given twice ("1" and "2"); it takes one value'],
  ])('refuses %j', (words, message) => {
    expect(() => read(...words)).toThrow(message);
  });

  test('wants exactly one positional where one is needed', () => {
    expect(() => read().one('strategy')).toThrow('missing strategy');
    expect(() => read('a.ts', 'b.ts').one('strategy')).toThrow('unexpected argument "b.ts" after strategy "a.ts"');
  });
});
