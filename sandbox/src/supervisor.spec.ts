import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loaded, numbersOf, pool, rowsOf, stopOf, take, valueOf } from '../test/sandboxes.ts';
import { launchPlan } from './launch.ts';
import type { SparePool } from './spare-pool.ts';

let shared: SparePool;

beforeAll(async () => {
  shared = await pool({ spares: 2 });
});

afterAll(() => shared.close());

describe('a sandbox', () => {
  test('loads a bundle and tells what the guest made of its exports', async () => {
    const sandbox = await take(shared);
    expect(valueOf(await sandbox.load({ code: 'exports.first = () => 1; exports.second = () => 2;' }))).toEqual(['first', 'second']);
    sandbox.close();
  });

  test('answers control requests with JSON', async () => {
    const sandbox = await loaded(shared, 'exports.double = (list) => ({ list: list.map((value) => value * 2) });');
    expect(valueOf(await sandbox.control('double', [1, 2.5]))).toEqual({ list: [2, 5] });
    expect(sandbox.stats.cpuUs).toBeGreaterThan(0);
    expect(sandbox.stats.peakHeapBytes).toBeGreaterThan(0);
    sandbox.close();
  });

  test('hands rows in and records out', async () => {
    const sandbox = await loaded(shared, 'let sum = 0; exports.onRow = (value) => (sum += value);');
    const { out } = valueOf(await sandbox.chunk(rowsOf([1, 2, 3])));
    expect(numbersOf(out)).toEqual([1, 3, 6]);
    sandbox.close();
  });

  test('keeps two chunks in flight and answers them in order', async () => {
    const sandbox = await loaded(shared, 'let sum = 0; exports.onRow = (value) => (sum += value);');
    const totals: (number | undefined)[] = [];
    let before = sandbox.chunk(rowsOf([1]));
    for (let value = 2; value <= 50; value += 1) {
      const current = sandbox.chunk(rowsOf([value]));
      totals.push(numbersOf(valueOf(await before).out)[0]);
      before = current;
    }
    totals.push(numbersOf(valueOf(await before).out)[0]);
    expect(totals).toEqual(Array.from({ length: 50 }, (_, index) => ((index + 1) * (index + 2)) / 2));
    sandbox.close();
  });

  test('refuses a third chunk in flight and a chunk larger than its buffer, as errors of the caller', async () => {
    const sandbox = await loaded(shared, 'exports.onRow = (value) => value;');
    const flying = [sandbox.chunk(rowsOf([1])), sandbox.chunk(rowsOf([2]))];
    await expect(sandbox.chunk(rowsOf([3]))).rejects.toThrow('2 requests are in flight');
    await Promise.all(flying);
    await expect(sandbox.chunk({ rows: 1, payload: new Uint8Array(1_000_000) })).rejects.toThrow('the input buffer holds 524288');
    sandbox.close();
  });

  test('starts a new context that knows nothing of the one before', async () => {
    const sandbox = await loaded(shared, 'globalThis.kept = 1; exports.kept = () => globalThis.kept ?? null;');
    expect(valueOf(await sandbox.control('kept'))).toBe(1);
    valueOf(await sandbox.renew());
    valueOf(await sandbox.load({ code: 'exports.kept = () => globalThis.kept ?? null;' }));
    expect(valueOf(await sandbox.control('kept'))).toBeNull();
    sandbox.close();
  });

  test('does not blame a new context for the ones before it', async () => {
    const sandbox = await take(shared, { heapBytes: 8 * 1_048_576 });
    for (let round = 0; round < 40; round += 1) {
      valueOf(await sandbox.load({ code: 'const kept = Array.from({ length: 300_000 }, (_, index) => index + 0.5); exports.size = () => kept.length;' }));
      expect(valueOf(await sandbox.control('size'))).toBe(300_000);
      valueOf(await sandbox.renew());
    }
    expect(sandbox.stats.peakRssBytes).toBeLessThan(256 * 1_048_576);
    sandbox.close();
  });

  test('refuses everything with its reason once it is closed', async () => {
    const sandbox = await loaded(shared, 'exports.onRow = (value) => value;');
    const flying = sandbox.chunk(rowsOf([1]));
    sandbox.close();
    expect(stopOf(await flying).code).toBe('closed');
    expect(stopOf(await sandbox.control('anything')).code).toBe('closed');
    expect(sandbox.stop?.code).toBe('closed');
  });
});

test.skipIf(!launchPlan().prlimit)('a ready process has limits of the kernel, a filter of system calls, and goes first when memory runs short', async () => {
  const sandbox = await take(shared);
  const limits = readFileSync(`/proc/${sandbox.pid}/limits`, 'latin1');
  expect(limits).toMatch(/^Max cpu time\s+86400 /m);
  expect(limits).toMatch(/^Max file size\s+0 /m);
  expect(limits).toMatch(/^Max open files\s+64 /m);
  expect(limits).toMatch(/^Max data size\s+\d+ /m);
  await expect.poll(() => readFileSync(`/proc/${sandbox.pid}/oom_score_adj`, 'latin1').trim()).toBe('1000');
  if (launchPlan().filter !== undefined) expect(readFileSync(`/proc/${sandbox.pid}/status`, 'latin1')).toMatch(/^Seccomp:\s+2$/m);
  sandbox.close();
});

test('budgets need not be whole numbers', async () => {
  const odd = await pool({ spares: 0, budgets: { heapBytes: 40.3 * 1_048_576, cpuSeconds: 100.5 } });
  const sandbox = await take(odd);
  if (launchPlan().prlimit) expect(readFileSync(`/proc/${sandbox.pid}/limits`, 'latin1')).toMatch(/^Max cpu time\s+101 +102 /m);
  sandbox.close();
  odd.close();
});

test('rows travel inside the frames where no window is wanted', async () => {
  const inline = await pool({ spares: 0, feedWindow: false });
  const sandbox = await loaded(inline, 'exports.onRow = (value) => value + 1;');
  const values = Array.from({ length: 20_000 }, (_, index) => index);
  const [first, second] = await Promise.all([sandbox.chunk(rowsOf(values)), sandbox.chunk(rowsOf([7]))]);
  expect(numbersOf(valueOf(first).out).at(-1)).toBe(20_000);
  expect(numbersOf(valueOf(second).out)).toEqual([8]);
  sandbox.close();
  inline.close();
});

test('what a quick request keeps beyond the memory budget ends the process before anything runs again', async () => {
  const small = await pool({ spares: 0, budgets: { heapBytes: 16 * 1_048_576 } });
  // A buffer that nobody touches takes the engine no time.
  const sandbox = await loaded(small, 'let kept; exports.onRow = () => ((kept ??= new ArrayBuffer(64 * 1024 * 1024)), 1);');
  await sandbox.chunk(rowsOf([1]));
  expect(stopOf(await sandbox.chunk(rowsOf([2])))).toMatchObject({ code: 'memory', allowed: '16 MB' });
  small.close();
});

test('a runner without machine code for guests gives the same answers', async () => {
  const jitless = await pool({ spares: 0, jitless: true });
  const sandbox = await loaded(jitless, 'exports.onRow = (value) => Math.sqrt(value);');
  expect(numbersOf(valueOf(await sandbox.chunk(rowsOf([4, 9]))).out)).toEqual([2, 3]);
  sandbox.close();
  jitless.close();
});

test('an image that does not run is told with its own error', async () => {
  const broken = await pool({ spares: 0, image: { code: 'throw new Error("half an image")' } });
  const outcome = await broken.acquire();
  expect(stopOf(outcome)).toMatchObject({ code: 'start-failed', message: expect.stringContaining('half an image') });
  broken.close();
});
