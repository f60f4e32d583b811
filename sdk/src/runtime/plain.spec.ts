import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPlain } from './plain.ts';

const told = (value: unknown): string => {
  try {
    toPlain(value);
  } catch (error) {
    return error instanceof Error ? error.message : 'not an error';
  }
  return 'taken';
};

describe('what a strategy saves', () => {
  test('is copied as JSON would write it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const json = JSON.stringify(value);
        fc.pre(!json.includes('__proto__'));
        expect(JSON.stringify(toPlain(value))).toBe(json);
      }),
    );
    expect(toPlain({ a: undefined, b: 1 })).toEqual({ b: 1 });
    expect(toPlain(Object.create(null))).toEqual({});
  });

  test('is a copy: later changes of the original do not show', () => {
    const list = [1, 2];
    const copy = toPlain({ list });
    list.push(3);
    expect(copy).toEqual({ list: [1, 2] });
  });

  test.each<[name: string, value: unknown, words: string]>([
    ['a function', { rules: [() => 1] }, 'state.rules[0] is a function'],
    ['a symbol', { key: Symbol('x') }, 'state.key is a symbol'],
    ['a bigint', [1n], 'state[0] is a bigint'],
    ['nothing', undefined, 'state is undefined'],
    ['a hole of a list', [undefined], 'state[0] is undefined'],
    ['NaN', { last: { price: Number.NaN } }, 'state.last.price is NaN: only finite numbers'],
    ['Infinity', Number.POSITIVE_INFINITY, 'state is Infinity'],
    ['a Map', { seen: new Map() }, 'state.seen is an object with a class of its own'],
    ['a Date', { at: new Date(0) }, 'with a class of its own'],
    ['a prototype key', JSON.parse('{"a":{"__proto__":{"x":1}}}'), 'state.a has the key "__proto__"'],
    ['a lot of text', { text: 'x'.repeat(70_000) }, 'larger than 65536 characters'],
    ['a long list', Array.from({ length: 100_000 }, () => 0), 'larger than 65536 characters'],
    ['a list that only claims to be long', Object.assign([], { length: 4_000_000_000 }), 'larger than 65536 characters'],
  ])('%s is refused with its place', (_name, value, words) => {
    expect(told(value)).toContain(words);
  });

  test('a cycle and a deep nest are refused', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = { again: loop };
    expect(told(loop)).toContain('state.self.again leads back to itself');
    expect(told(Array.from({ length: 60 }).reduce((inner) => [inner], 1))).toContain('nested more than 32 levels');
  });

  test('getters, proxies and toJSON decide nothing after they were read once', () => {
    let reads = 0;
    const sly = {
      get value() {
        return ++reads === 1 ? 'text' : () => 1;
      },
      toJSON: undefined,
    };
    expect(toPlain(sly)).toEqual({ value: 'text' });
    const throwing = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no keys');
        },
      },
    );
    expect(told(throwing)).toBe('no keys');
  });
});
