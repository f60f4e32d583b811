import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { builtSandbox } from '../test/built.ts';
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

test('an end that nobody waits for is told to the next request', async () => {
  const made = await pool({ spares: 0 });
  const sandbox = await loaded(made, 'exports.fine = () => 1;');
  process.kill(sandbox.pid, 'SIGKILL');
  await expect.poll(() => sandbox.stop?.code).toBe('memory');
  expect(stopOf(await sandbox.control('fine')).message).toBe('The process of the strategy ran out of memory and was ended.');
  made.close();
});

/** A zombie that its parent has not read yet counts as gone. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return false;
  }
}
