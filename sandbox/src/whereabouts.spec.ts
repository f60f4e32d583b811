import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loaded, pool, rowsOf, stopOf, take } from '../test/sandboxes.ts';
import type { Outcome, StopReason } from './index.ts';
import { launchPlan } from './launch.ts';
import type { SparePool } from './spare-pool.ts';

const MB = 1_048_576;
const PATIENT_MS = 10_000;
/** Where many others use the machine a process may starve, which is told as that. */
const NOISY = { retry: 3 };
let shared: SparePool;

beforeAll(async () => {
  shared = await pool({ spares: 2, budgets: { chunkMs: 300, controlMs: 300, loadMs: 300, graceMs: 200, heapBytes: 32 * MB, rssBytes: 320 * MB } });
});

afterAll(() => shared.close());

/** Calls `exports.attack`, which stands on the second line. */
async function attacked(body: string, controlMs = 300): Promise<StopReason> {
  const sandbox = await loaded(shared, `let kept = [];\nexports.attack = () => { ${body} };`, { controlMs });
  const outcome = await sandbox.control('attack');
  sandbox.close();
  return stopOf(outcome);
}

const AT_ATTACK = { file: 'strategy.js', line: 2, column: 9 };
const NEVER_RETURNS = '[].includes.call({ length: 2 ** 40 }, 1);';

describe.runIf(launchPlan().filter === 'runner')('a stop tells the handler and its place', NOISY, () => {
  test('of a process that was killed at its deadline', async () => {
    expect(await attacked(NEVER_RETURNS)).toMatchObject({
      code: 'deadline',
      message: 'The strategy did not come back from attack and its process was ended.',
      location: AT_ATTACK,
      used: expect.stringMatching(/^\d+ ms$/),
      allowed: '300 ms per call',
      advice: expect.any(String),
    });
  });

  test('of a process that was killed for its memory', async () => {
    const stop = await attacked('for (;;) kept.push(new Float64Array(1e6).fill(1));', PATIENT_MS);
    expect(stop).toMatchObject({
      code: 'memory',
      location: AT_ATTACK,
      used: expect.any(String),
      allowed: expect.stringContaining('MB'),
      advice: expect.any(String),
    });
    expect(stop.message).toMatch(/ attack/);
  });

  test('of a process that the engine ended', async () => {
    const stop = await attacked('kept = new Map(); for (let i = 0; ; i += 1) kept.set(i, i);', PATIENT_MS);
    expect(stop).toMatchObject({ code: 'memory', location: AT_ATTACK, allowed: expect.stringContaining('MB') });
  });

  test('of live heap above the budget, seen after the call', async () => {
    const stop = await attacked('kept = new Float64Array(5e6).fill(1);', PATIENT_MS);
    expect(stop).toMatchObject({ code: 'memory', message: 'The strategy kept more memory than its budget allows (seen after attack).', location: AT_ATTACK });
  });

  test('and the market time, when one had been noted', async () => {
    const sandbox = await loaded(shared, `exports.onRow = (row) => (row < 3 ? row : ${NEVER_RETURNS.slice(0, -1)});`);
    const stop = stopOf(await sandbox.chunk(rowsOf([1, 2, 3, 4])));
    expect(stop).toMatchObject({ code: 'deadline', message: 'The strategy did not come back from onRow 1970-01-01T00:00:03.000Z and its process was ended.' });
    sandbox.close();
  });

  test('also in a context that was made later', async () => {
    const sandbox = await loaded(shared, 'exports.attack = () => 1;');
    await sandbox.renew();
    await sandbox.load({ code: `exports.attack = () => ${NEVER_RETURNS}` });
    expect(stopOf(await sandbox.control('attack'))).toMatchObject({ code: 'deadline', location: { line: 1 } });
    sandbox.close();
  });
});

describe('loading has words of its own', NOISY, () => {
  const loading = async (code: string): Promise<Outcome<unknown>> => {
    const sandbox = await take(shared);
    const outcome = await sandbox.load({ code });
    sandbox.close();
    return outcome;
  };

  test('when it is stopped inside', async () => {
    expect(stopOf(await loading('for (;;);'))).toMatchObject({
      code: 'cpu',
      message: 'The strategy did not finish loading in 300 ms and was stopped.',
      allowed: '300 ms for loading',
    });
  });

  test('when its process is killed', async () => {
    expect(stopOf(await loading(NEVER_RETURNS))).toMatchObject({
      code: 'deadline',
      message: 'The strategy did not finish loading in 300 ms and its process was ended.',
      advice: expect.stringContaining('onStart'),
    });
  });
});

test('the kernel ends a process that has used up the CPU time of its life', async () => {
  const short = await pool({ spares: 0, budgets: { cpuSeconds: 1, controlMs: 10_000 } });
  const sandbox = await loaded(short, 'exports.attack = () => { for (;;); };');
  expect(stopOf(await sandbox.control('attack'))).toMatchObject({ code: 'cpu', allowed: '1 s in the life of one process', advice: expect.any(String) });
  sandbox.close();
  short.close();
});
