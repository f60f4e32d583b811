import { describe, expect, test } from 'vitest';
import { compareVersions, latestOf, nextPatch, SEMANTIC_VERSION } from './semantic-version.ts';

describe('semantic versions', () => {
  test('are compared by number, not by text', () => {
    expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0);
    expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
    expect(compareVersions('0.9.9', '1.0.0')).toBeLessThan(0);
    expect(latestOf(['1.2.0', '1.10.0', '1.9.9'])).toBe('1.10.0');
  });

  test('begin at 1.0.0 and count patches', () => {
    expect(nextPatch(undefined)).toBe('1.0.0');
    expect(nextPatch('1.2.9')).toBe('1.2.10');
  });

  test.each(['1.0', '1.0.0-beta', 'v1.0.0', '01.0.0', '1.0.0.0', ''])('do not include "%s"', (text) => {
    expect(SEMANTIC_VERSION.test(text)).toBe(false);
  });
});
