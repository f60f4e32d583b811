import { expect, test } from 'vitest';
import { prettyLines } from './pretty-lines.ts';

function pretty(entry: object | string): string {
  let text = '';
  prettyLines({ write: (line) => (text += line) }).write(typeof entry === 'string' ? entry : JSON.stringify(entry));
  return text;
}

test('shows level, where, message and what belongs to it', () => {
  expect(pretty({ level: 40, time: 0, pid: 1, hostname: 'h', context: 'Queue', msg: 'slow', correlationId: 'c-1', waited: 7 })).toMatch(
    /^\d\d:\d\d:\d\d warn {2}Queue: slow correlationId=c-1 waited=7\n$/,
  );
});

test('shows the stack of an error', () => {
  expect(pretty({ level: 50, time: 0, msg: 'failed', err: { stack: 'Error: x\n    at y' } })).toContain('ERROR failed\nError: x\n    at y');
});

test('passes on what is not JSON', () => {
  expect(pretty('plain text\n')).toBe('plain text\n');
});
