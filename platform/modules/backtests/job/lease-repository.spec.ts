import 'reflect-metadata';
import { randomUUIDv7 } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DEFAULT_RUN_CONFIG } from '@paddock/platform/core';
import { createDatabase } from '../../../test/harness.ts';
import { dataSourceOptions } from '../../database/index.ts';
import { BacktestEntity } from './backtest.entity.ts';
import { BacktestRepository } from './backtest-repository.ts';
import type { JobLease } from './lease.ts';
import { LeaseRepository } from './lease-repository.ts';

let database: DataSource;
let backtests: BacktestRepository;
let leases: LeaseRepository;
let userId: string;
let id: string;

beforeAll(async () => {
  database = await new DataSource({ ...dataSourceOptions({ url: await createDatabase(), pool: 4 }), entities: [BacktestEntity] }).initialize();
  backtests = new BacktestRepository(database.getRepository(BacktestEntity));
  leases = new LeaseRepository(database);
  const users: { id: string }[] = await database.query("insert into users (username, role) values ('ann', 'author') returning id");
  userId = users[0]?.id ?? '';
});
afterAll(() => database.destroy());

beforeEach(async () => {
  await database.query('delete from backtests');
  id = (await insert()).id;
});

function insert(idempotencyKey: string | null = null): Promise<BacktestEntity> {
  return backtests.insert({
    id: randomUUIDv7(),
    label: 'a run',
    strategy: 'sma-crossover',
    version: '1.0.0',
    inlineSource: null,
    checksum: 'c',
    params: { fast: 10 },
    datasetId: randomUUIDv7(),
    datasetName: 'goog',
    dataVersion: 'v',
    symbols: ['GOOG'],
    timeframe: '1d',
    fromTime: 0,
    toTime: 1,
    adjustment: 'raw',
    ...DEFAULT_RUN_CONFIG,
    idempotencyKey,
    createdById: userId,
    profile: false,
    createdBy: 'ann',
  });
}

async function claimed(worker = 'one'): Promise<JobLease> {
  const lease = await leases.claim(id, worker);
  if (lease === undefined) throw new Error('not claimed');
  return lease;
}

/** Lets the worker fall silent for that long. */
const silence = (seconds: number) => database.query('update backtests set heartbeat_at = now() - make_interval(secs => $1)', [seconds]);

test('what is stored comes back as it was', async () => {
  const row = await backtests.find(id);
  expect(row).toMatchObject({
    id,
    status: 'queued',
    symbols: ['GOOG'],
    params: { fast: 10 },
    cash: '100000',
    costs: DEFAULT_RUN_CONFIG.costs,
    seed: 1,
    toTime: 1,
    attempts: 0,
  });
});

test('one of many workers gets a job', async () => {
  const claims = await Promise.all(Array.from({ length: 8 }, (_, n) => leases.claim(id, `worker ${n}`)));
  expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
  expect(await leases.state(id)).toMatchObject({ status: 'running', leaseMs: expect.closeTo(6_000, -3) });
});

test('a job whose worker falls silent goes to another, and the first can no longer write', async () => {
  const first = await claimed('one');
  expect(await leases.claim(id, 'two')).toBeUndefined();
  await silence(9);
  const second = await claimed('two');
  expect(second.attempt).toBe(first.attempt + 1);
  expect(await leases.finish(first, { status: 'completed' })).toBe(false);
  expect(await leases.release(first, 1)).toBe(false);
  expect((await leases.renew('one', [{ lease: first, progress: 0.5, etaMs: 1 }])).size).toBe(0);
  expect(await leases.finish(second, { status: 'failed', reason: { code: 'threw', message: 'oops' } })).toBe(true);
  expect(await backtests.find(id)).toMatchObject({ status: 'failed', reason: { code: 'threw', message: 'oops' }, attempts: 2 });
});

test('the same process that lost a job and took it again cannot finish it with its old lease', async () => {
  const first = await claimed('one');
  await silence(9);
  const second = await claimed('one');
  expect(await leases.finish(first, { status: 'completed' })).toBe(false);
  expect(await leases.finish(second, { status: 'completed' })).toBe(true);
});

test('a finished job stays finished', async () => {
  const lease = await claimed();
  await leases.finish(lease, { status: 'completed' });
  expect(await leases.finish(lease, { status: 'failed' })).toBe(false);
  expect(await leases.claim(id, 'two')).toBeUndefined();
  expect(await leases.close(id, 'failed', { code: 'x', message: 'x' })).toBe(false);
});

test('renewing keeps the lease, stores progress and tells of a cancellation', async () => {
  const lease = await claimed();
  await silence(5);
  expect(await leases.renew('one', [{ lease, progress: 0.25, etaMs: 900 }])).toEqual(new Map([[id, { cancelRequested: false }]]));
  expect(await backtests.find(id)).toMatchObject({ progress: 0.25, etaMs: 900 });
  expect(await backtests.cancel(id)).toBe('running');
  expect(await leases.renew('one', [{ lease, progress: 0.5, etaMs: undefined }])).toEqual(new Map([[id, { cancelRequested: true }]]));
});

test('a cancelled job is not started, and a cancelled job of a dead worker can be closed', async () => {
  expect(await backtests.cancel(id)).toBe('cancelled');
  expect(await leases.claim(id, 'one')).toBeUndefined();
  id = (await insert()).id;
  await claimed();
  await backtests.cancel(id);
  expect(await leases.close(id, 'cancelled', { code: 'cancelled', message: 'gone' })).toBe(false);
  await silence(9);
  expect(await leases.claim(id, 'two')).toBeUndefined();
  expect(await leases.close(id, 'cancelled', { code: 'cancelled', message: 'gone' })).toBe(true);
});

test('a job that takes down worker after worker is not started a fourth time, whoever finds it', async () => {
  await claimed('one');
  await silence(41);
  await leases.releaseAbandoned(40);
  await claimed('two');
  await silence(7);
  const third = await claimed('three');
  expect(third).toMatchObject({ attempt: 3, faults: 2 });
  await silence(7);
  expect(await leases.claim(id, 'four')).toBeUndefined();
  expect(await leases.state(id)).toMatchObject({ status: 'running', faults: 3, leaseMs: 0 });
  await leases.close(id, 'failed', { code: 'infrastructure', message: 'gone' });
  await backtests.requeue(id);
  expect(await claimed('five')).toMatchObject({ attempt: 4, faults: 0 });
});

test('giving a job back is no fault unless it is said to be one', async () => {
  await leases.release(await claimed(), 0);
  await leases.release(await claimed(), 1);
  expect(await claimed()).toMatchObject({ attempt: 3, faults: 1 });
});

test('jobs of workers that are long gone wait again', async () => {
  await claimed();
  await silence(30);
  expect(await leases.releaseAbandoned(40)).toBe(0);
  await silence(41);
  expect(await leases.releaseAbandoned(40)).toBe(1);
  expect(await backtests.waiting()).toEqual([{ id, attempts: 1 }]);
});

test('a failed job waits again without its results, a completed one does not', async () => {
  await leases.finish(await claimed(), { status: 'failed', reason: { code: 'threw', message: 'oops' } });
  expect(await backtests.requeue(id)).toEqual({ id, attempts: 1 });
  expect(await backtests.find(id)).toMatchObject({ status: 'queued', reason: null, summary: null, finishedAt: null, attempts: 1 });
  expect(await backtests.requeue(id)).toBeUndefined();
  await leases.finish(await claimed(), { status: 'completed' });
  expect(await backtests.requeue(id)).toBeUndefined();
});

test('a running job is not deleted', async () => {
  await claimed();
  expect(await backtests.delete(id)).toBe(false);
  await backtests.cancel(id);
  await silence(9);
  await leases.close(id, 'cancelled', { code: 'cancelled', message: 'gone' });
  expect(await backtests.delete(id)).toBe(true);
});

test('the same key of the same user finds the same job for a day', async () => {
  const first = await insert('key');
  expect((await insert('key')).id).toBe(first.id);
  expect((await insert('another')).id).not.toBe(first.id);
  await database.query("update backtests set created_at = now() - interval '25 hours' where id = $1", [first.id]);
  expect((await insert('key')).id).not.toBe(first.id);
});

test('the oldest finished jobs beyond the number or age to keep are past their time', async () => {
  const others = [await insert(), await insert()];
  for (const row of [{ id }, ...others]) {
    ({ id } = row);
    await leases.finish(await claimed(), { status: 'completed' });
  }
  const [old] = others;
  const ids = (found: readonly string[]) => found.toSorted();
  // Ids of one millisecond are in no order: the newest is the one that sorts last, not the one made last.
  const all = ids((await backtests.list({ limit: 10 })).map((row) => row.id));
  expect(await backtests.expired({ keepRuns: 0, keepDays: 0 })).toEqual([]);
  expect(await backtests.expired({ keepRuns: 3, keepDays: 1 })).toEqual([]);
  expect(ids(await backtests.expired({ keepRuns: 1, keepDays: 0 }))).toEqual(all.slice(0, -1));
  await database.query("update backtests set finished_at = now() - interval '8 days' where id = $1", [old?.id]);
  expect(await backtests.expired({ keepRuns: 0, keepDays: 7 })).toEqual([old?.id]);
});
