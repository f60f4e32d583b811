import { expect, test } from 'vitest';
import { guessEntry, innerPath, isSource, nextVersion } from './source-files.ts';

test('the name of a dropped folder is not part of the path', () => {
  expect(innerPath({ name: 'a.ts', webkitRelativePath: 'my-strategy/src/a.ts' })).toBe('src/a.ts');
  expect(innerPath({ name: 'a.ts', webkitRelativePath: '' })).toBe('a.ts');
});

test('only sources of the strategy are taken', () => {
  expect(['strategy.ts', 'lib/levels.ts', 'levels.json', 'plain.js', 'plain.mjs'].every(isSource)).toBe(true);
  expect(['strategy.spec.ts', 'sdk.d.ts', 'node_modules/x/index.ts', 'package.json', 'README.md'].some(isSource)).toBe(false);
});

test('the entry is the file whose default export is a strategy', () => {
  expect(guessEntry({ 'helper.ts': 'export const a = 1;', 'cross.ts': 'export default class X extends Strategy({}) {}' })).toBe('cross.ts');
  expect(guessEntry({ 'a.ts': '', 'strategy.ts': '' })).toBe('strategy.ts');
  expect(guessEntry({})).toBe('');
});

test('the next version is one patch up', () => {
  expect(nextVersion('1.4.9')).toBe('1.4.10');
  expect(nextVersion(undefined)).toBe('1.0.0');
});
