import { expect, test } from 'vitest';
import { ProgressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';

function terminal(isTTY: boolean): { readonly terminal: Terminal; readonly written: string[] } {
  const written: string[] = [];
  const sink = { write: (text: string) => written.push(text), isTTY };
  return { terminal: { stdout: sink, stderr: sink, env: {}, cwd: '/', signal: new AbortController().signal }, written };
}

test('draws over its own line on a terminal and leaves nothing behind', () => {
  const { terminal: screen, written } = terminal(true);
  const line = new ProgressLine(screen);
  line.show('running', 0.5);
  line.show('running', 1);
  line.clear();
  expect(written.map((text) => text.replaceAll('\u001b[2K', '').replaceAll('\r', ''))).toEqual([
    `running ${'█'.repeat(12)}${'░'.repeat(12)} 50 %`,
    `running ${'█'.repeat(24)} 100 %`,
    '',
  ]);
});

test('is silent where nobody looks', () => {
  const { terminal: file, written } = terminal(false);
  new ProgressLine(file).show('running', 0.5);
  const { terminal: screen, written: quiet } = terminal(true);
  new ProgressLine(screen, { quiet: true }).show('running', 0.5);
  expect([written, quiet]).toEqual([[], []]);
});
