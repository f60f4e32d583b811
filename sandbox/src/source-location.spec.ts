import { expect, test } from 'vitest';
import { AuthorSource, BUNDLE_PREFIX } from './source-location.ts';

const CODE = 'var a = 1;\nclass B {\n  onBar(bar) {\n    this.onFill(1);\n  }\n  onFill (fill) { }\n}\n';

test("shows the author's frames only", () => {
  const stack = [
    'TypeError: x',
    '    at B.onFill (strategy.js:6:20)',
    '    at Mirror.step (paddock-runtime.js:900:1)',
    '    at strategy.js:2:3',
    '    at (<isolated-vm boundary>)',
    '    at Object.x (/srv/secret/child.js:1:1)',
  ].join('\n');
  expect(new AuthorSource({ code: CODE }).frames(stack)).toEqual([
    { name: 'B.onFill', location: { file: 'strategy.js', line: 6, column: 20 } },
    { name: '', location: { file: 'strategy.js', line: 2, column: 3 } },
  ]);
});

test('takes the wrapper off the columns of the first line', () => {
  const [frame] = new AuthorSource({ code: CODE }).frames(`at strategy.js:1:${BUNDLE_PREFIX.length + 5}`);
  expect(frame?.location).toEqual({ file: 'strategy.js', line: 1, column: 5 });
});

test('finds where a handler is written, not where it is called', () => {
  const source = new AuthorSource({ code: CODE });
  expect(source.method('onFill')).toEqual({ file: 'strategy.js', line: 6, column: 3 });
  expect(source.method('onBar')).toEqual({ file: 'strategy.js', line: 3, column: 3 });
  expect(source.method('missing')).toBeUndefined();
  expect(source.method('.*')).toBeUndefined();
});

test('finds handlers that are written as values', () => {
  const source = new AuthorSource({
    code: 'exports.attack = () => 1;\nclass C {\n  onBar = (bar) => bar;\n  onStop = async function () {};\n}\nconst plain = bar => onBar(bar);',
  });
  expect(source.method('attack')).toEqual({ file: 'strategy.js', line: 1, column: 9 });
  expect(source.method('onBar')).toEqual({ file: 'strategy.js', line: 3, column: 3 });
  expect(source.method('onStop')?.line).toBe(4);
  expect(source.method('plain')?.line).toBe(6);
});

test('is not slowed by a hostile stack', () => {
  const since = performance.now();
  new AuthorSource({ code: CODE }).frames('\n    at '.repeat(200) + ' ('.repeat(300));
  new AuthorSource({ code: 'onBar('.repeat(50_000) }).method('onBar');
  new AuthorSource({ code: `onBar = ${'a'.repeat(50_000)}${' '.repeat(50_000)}onBar=`.repeat(2) }).method('onBar');
  expect(performance.now() - since).toBeLessThan(200);
});
