import { expect, test, vi } from 'vitest';
import { guestImage, loaded, pool, rowsOf, stopOf, take, valueOf } from '../test/sandboxes.ts';
import type { SparePool } from './spare-pool.ts';

async function warm(spares: number): Promise<SparePool> {
  const made = await pool({ spares });
  await expect.poll(() => made.spares, { timeout: 10_000 }).toBe(spares);
  return made;
}

test('a taken sandbox is the one that waited longest, and it is replaced', async () => {
  const made = await warm(2);
  const [first] = made.waiting;
  const sandbox = await take(made);
  expect(sandbox.pid).toBe(first);
  expect(made.spares).toBe(1);
  await expect.poll(() => made.spares, { timeout: 10_000 }).toBe(2);
  sandbox.close();
  made.close();
});

test('a spare takes over from one that was stopped', async () => {
  const made = await warm(1);
  const first = await loaded(made, 'exports.loop = () => { for (;;); };', { controlMs: 250 });
  await expect.poll(() => made.spares, { timeout: 10_000 }).toBe(1);
  expect(stopOf(await first.control('loop')).code).toMatch(/cpu|starved/);
  const [waiting] = made.waiting;
  const second = await take(made);
  expect(second.pid).toBe(waiting);
  expect(valueOf(await second.load({ code: 'exports.fine = () => 1;' }))).toEqual(['fine']);
  second.close();
  made.close();
});

test('each one gets a process of its own, never one that was used', async () => {
  const made = await warm(1);
  const pids = new Set<number>();
  for (let round = 0; round < 4; round += 1) {
    const sandbox = await take(made);
    pids.add(sandbox.pid);
    sandbox.close();
  }
  expect(pids.size).toBe(4);
  made.close();
});

test('a spare that dies while it waits is replaced', async () => {
  const made = await warm(1);
  const [waiting = -1] = made.waiting;
  process.kill(waiting, 'SIGKILL');
  await expect.poll(() => made.waiting.some((pid) => pid !== waiting), { timeout: 5_000 }).toBe(true);
  const sandbox = await take(made);
  expect(sandbox.stop).toBeUndefined();
  expect(sandbox.pid).not.toBe(waiting);
  sandbox.close();
  made.close();
});

test('no spare starts while refills are held, unless that takes too long', async () => {
  const made = await warm(1);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    const release = made.holdRefills();
    const first = await take(made);
    vi.advanceTimersByTime(1_000);
    expect(made.figures).toEqual({ ready: 0, starting: 0, inUse: 1 });
    release();
    vi.advanceTimersByTime(1_000);
    expect(made.figures.starting).toBe(1);
    first.close();
  } finally {
    vi.useRealTimers();
  }
  await expect.poll(() => made.spares, { timeout: 10_000 }).toBe(1);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    made.holdRefills();
    const second = await take(made);
    vi.advanceTimersByTime(5_000);
    expect(made.figures.starting).toBe(1);
    second.close();
  } finally {
    vi.useRealTimers();
  }
  made.close();
});

test('a stranger at work is not felt by the neighbour', async () => {
  const made = await warm(2);
  const code = 'let state = 1; exports.onRow = (value) => (state = (state * 31 + value) % 1009);';
  const quiet = await loaded(made, code);
  const alone = valueOf(await quiet.chunk(rowsOf([1, 2, 3]))).out;
  const noisy = await loaded(made, 'Math.max(1); exports.attack = () => { for (;;); };', { controlMs: 300 });
  const attack = noisy.control('attack');
  const neighbour = await loaded(made, code);
  expect(valueOf(await neighbour.chunk(rowsOf([1, 2, 3]))).out).toEqual(alone);
  expect(stopOf(await attack).code).toMatch(/cpu|starved/);
  for (const sandbox of [quiet, neighbour]) sandbox.close();
  made.close();
});

test('a closed pool refuses, and what was taken lives on', async () => {
  const made = await warm(1);
  const sandbox = await loaded(made, 'exports.alive = () => true;');
  made.close();
  expect(stopOf(await made.acquire()).code).toBe('closed');
  expect(valueOf(await sandbox.control('alive'))).toBe(true);
  sandbox.close();
});

test('budgets below what can be measured are errors of the caller', async () => {
  const image = await guestImage();
  const made = await pool({ spares: 0, image });
  await expect(made.acquire({ chunkMs: 10 })).rejects.toThrow('chunkMs is 10 ms; the shortest allowed is 250 ms');
  await expect(made.acquire({ heapBytes: 1e9 })).rejects.toThrow("heapBytes of 1000000000 is more than the pool's 67108864");
  made.close();
});
