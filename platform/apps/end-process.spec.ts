import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';

const ender = new URL('./end-process.ts', import.meta.url);

/** Runs a program that calls `endProcess`, and tells what it printed and how it ended. */
async function ending(program: string): Promise<{ readonly code: unknown; readonly output: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `import { endProcess } from '${ender}';\n${program}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code]: unknown[] = await once(child, 'close');
  return { code, output };
}

describe('the end of a process', () => {
  test('comes by itself when nothing is left to do: the engine tidies up in order', async () => {
    expect(await ending(`process.on('beforeExit', () => console.log('nothing left')); endProcess(3);`)).toEqual({ code: 3, output: 'nothing left\n' });
  });
  test('lets what runs come to its end', async () => {
    expect(await ending(`setTimeout(() => console.log('written'), 100); endProcess(0);`)).toEqual({ code: 0, output: 'written\n' });
  });
  test('does not wait for what never ends', async () => {
    expect(await ending(`setInterval(() => {}, 1000); endProcess(4);`)).toEqual({ code: 4, output: '' });
  });
});
