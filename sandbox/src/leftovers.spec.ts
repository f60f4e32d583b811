import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSandbox } from '../test/built.ts';
import { isRunning } from '../test/processes.ts';
import { loaded, pool, stopOf } from '../test/sandboxes.ts';

const hasProc = existsSync('/proc/self/fd');
const index = fileURLToPath(new URL('../dist/index.js', import.meta.url));

beforeAll(builtSandbox);

test.skipIf(!hasProc)('no descriptor and no process is left of sandboxes that ended, whichever way', async () => {
  const made = await pool({ spares: 0, budgets: { controlMs: 250 } });
  await end('exports.attack = () => 1;');
  const before = readdirSync('/proc/self/fd').length;
  const pids: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    pids.push(await end('exports.attack = () => 1;'), await end('exports.attack = () => { for (;;); };'));
  }
  await expect.poll(() => readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before);
  await expect.poll(() => pids.filter(isRunning)).toEqual([]);
  made.close();

  async function end(code: string): Promise<number> {
    const sandbox = await loaded(made, code);
    await sandbox.control('attack');
    sandbox.close();
    return sandbox.pid;
  }
});

test.skipIf(!hasProc)('children die with a parent that is killed, even in the middle of a loop', async () => {
  const program = `
    import { SparePool } from ${JSON.stringify(index)};
    const code = "globalThis.__define = () => {}; globalThis.__entry = { attach: () => 1, load: () => '{}', control() { for (;;); }, chunk: () => 0, failure: () => '{}' };";
    const pool = new SparePool({ image: { code }, spares: 1, budgets: { controlMs: 10_000 } });
    const taken = await pool.acquire();
    while (pool.spares < 1) await new Promise((resolve) => setTimeout(resolve, 10));
    const looping = taken.value.control('x');
    console.log(JSON.stringify([taken.value.pid, ...pool.waiting]));
    await looping;
  `;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const children = await new Promise<number[]>((resolve) => parent.stdout.once('data', (data: Buffer) => resolve(JSON.parse(data.toString()) as number[])));
  expect(children.filter(isRunning)).toEqual(children);
  parent.kill('SIGKILL');
  await expect.poll(() => children.filter(isRunning), { timeout: 5_000 }).toEqual([]);
});

describe.skipIf(!hasProc)('a parent that has nothing else to do', () => {
  test('stays to hear how a sandbox ended, and no longer', async () => {
    const { code, output } = await host(`
      const sandbox = await taken();
      const looping = sandbox.control('x');
      process.kill(sandbox.pid, 'SIGKILL');
      console.log((await looping).stop.code);
      (await taken()).close();
      console.log('closed');
    `);
    expect({ code, output }).toEqual({ code: 0, output: 'memory\nclosed\n' });
  });

  test('that has no descriptors left is told so by each start, and starts again once it has', async () => {
    const { code, output } = await host(
      `
      const fds = [];
      const shut = () => { for (const fd of fds.splice(0)) fs.closeSync(fd); };
      (await taken()).close();
      for (let more = true; more; ) try { fds.push(fs.openSync('/dev/null')); } catch { more = false; }
      for (const spared of [0, 1, 2, 3, 4, 5]) {
        for (const fd of fds.splice(0, spared)) fs.closeSync(fd);
        const tried = await pool.acquire();
        if (tried.ok) tried.value.close();
        else if (!['start-failed', 'crashed'].includes(tried.stop.code)) console.log(tried.stop);
      }
      shut();
      (await taken()).close();
      console.log('again');
    `,
      'ulimit -n 96; exec',
    );
    expect({ code, output }).toEqual({ code: 0, output: 'again\n' });
  });
});

/** What a program prints, and its exit code, that has a pool of sandboxes and takes some. */
async function host(code: string, shell = 'exec'): Promise<{ readonly code: number | null; readonly output: string }> {
  const program = `
    import fs from 'node:fs';
    import { SparePool } from ${JSON.stringify(index)};
    const image = "globalThis.__define = () => {}; globalThis.__entry = { attach: () => 1, load: () => '{}', control() { for (;;); }, chunk: () => 0, failure: () => '{}' };";
    const pool = new SparePool({ image: { code: image }, spares: 0, budgets: { controlMs: 10_000 } });
    const taken = async () => { const outcome = await pool.acquire(); if (!outcome.ok) throw new Error(outcome.stop.message); return outcome.value; };
    ${code}
  `;
  const child = spawn('sh', ['-c', `${shell} "$0" --input-type=module -e "$1"`, process.execPath, program], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += String(data)));
  const [exit] = (await once(child, 'close')) as [number | null];
  return { code: exit, output };
}

test('an end that nobody waits for is told to the next request', async () => {
  const made = await pool({ spares: 0 });
  const sandbox = await loaded(made, 'exports.fine = () => 1;');
  process.kill(sandbox.pid, 'SIGKILL');
  await expect.poll(() => sandbox.stop?.code).toBe('memory');
  expect(stopOf(await sandbox.control('fine')).message).toBe('The process of the strategy ran out of memory and was ended.');
  made.close();
});
