import { describe, expect, test } from 'vitest';
import { ambiguity } from './strict-json.ts';

describe('JSON that two readers could understand differently', () => {
  test.each([
    ['{"a": 1, "a": 2}', 'the key "a" occurs twice in one object'],
    ['{"files": {"strategy.ts": "x", "strategy.ts": "y"}}', 'the key "strategy.ts" occurs twice in one object'],
    ['[{"b": 1}, {"b": {"c": 1, "\\u0063": 2}}]', 'the key "c" occurs twice in one object'],
    ['{"__proto__": {"role": "admin"}}', 'the key "__proto__" is not taken'],
    ['{"\\u005f_proto__": 1}', 'the key "__proto__" is not taken'],
    ['['.repeat(65), 'the JSON is nested more than 64 levels deep'],
  ])('is named: %s', (text, wrong) => {
    expect(ambiguity(text)).toBe(wrong);
  });

  test.each([
    '{"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]}',
    '{"source": "{\\"a\\": 1, \\"a\\": 2}", "a": "source"}',
    '{"a": "x\\\\", "b": "\\\\\\"", "c": ":"}',
    '["a", "a", "__proto__"]',
    '{"a": "unterminated',
    '"\\',
    '',
    '}}]]"":',
  ])('is nothing else: %s', (text) => {
    expect(ambiguity(text)).toBeUndefined();
  });

  test('is found in a large body in no time', () => {
    const body = JSON.stringify({ source: '\\"{'.repeat(1_000_000), files: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, 'x'])) });
    const since = performance.now();
    expect(ambiguity(body)).toBeUndefined();
    expect(ambiguity(`"${'\\'.repeat(2_000_000)}`)).toBeUndefined();
    expect(performance.now() - since).toBeLessThan(2_500);
  });
});
