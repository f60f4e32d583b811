import fs from 'node:fs';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../harness.ts';
import { minuteBars } from './bars.ts';
import { BacktestClient, type Job, until } from './client.ts';
import { slow } from './sources.ts';
import { WorkerProcess } from './worker-process.ts';

let paddock: TestApp;
let client: BacktestClient;
let digest: string;
let body: object;
const workers: WorkerProcess[] = [];

const startWorker = async (): Promise<WorkerProcess> => {
  const worker = await WorkerProcess.start(paddock);
  workers.push(worker);
  return worker;
};
const digestOf = async (id: string): Promise<string> => (await client.get(`/backtests/${id}/report`).expect(200)).body.digest as string;
const files = (id: string): string[] => fs.readdirSync(paddock.config.path('artefacts', id));
/** Lets the time pass after which a silent worker counts as dead, for the lease and for the queue. */
async function letLeasesRunOut(): Promise<void> {
  await inDatabase(
    "update backtests set heartbeat_at = now() - interval '1 minute' where status = 'running'; update bullmq.job set locked_until_ms = 1 where state = 'active'",
  );
}
async function inDatabase(sql: string): Promise<void> {
  const database = new pg.Client({ connectionString: paddock.config.databaseUrl });
  await database.connect();
  await database.query(sql);
  await database.end();
}
const underWay = (id: string): Promise<Job> => client.when(id, (job) => job.status === 'running' && job.progress > 0.05);

beforeAll(async () => {
  paddock = await createTestApp({ roles: ['api'] });
  client = new BacktestClient(paddock);
  const worker = await startWorker();
  body = { source: slow, dataset: await client.import('days', minuteBars(200_000)), params: { rounds: 2_500 } };
  const undisturbed = await client.run(body);
  expect(undisturbed).toMatchObject({ status: 'completed' });
  digest = await digestOf(undisturbed.id);
  await worker.end('SIGTERM');
});
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.end('SIGKILL'))));
afterAll(() => paddock.close());

test('a job whose worker is killed completes in another one, once, with the same result', async () => {
  const first = await startWorker();
  const { id } = await client.submit(body);
  await underWay(id);
  await first.end('SIGKILL');
  const killedAt = Date.now();
  await startWorker();
  await client.when(id, (job) => job.attempts === 2);
  expect(Date.now() - killedAt).toBeLessThan(20_000);
  const { status, attempts } = await client.end(id);
  expect(status).toBe('completed');
  expect(await digestOf(id)).toBe(digest);
  // What the killed worker left goes after the job has ended.
  await expect.poll(() => files(id)).toEqual([`results-${attempts}.pdk`]);
});

test('a worker that was frozen and comes back cannot touch what another has finished', async () => {
  const frozen = await startWorker();
  const { id } = await client.submit(body);
  await underWay(id);
  frozen.signal('SIGSTOP');
  await letLeasesRunOut();
  await startWorker();
  const finished = await client.end(id);
  expect(finished.status).toBe('completed');
  expect(finished.attempts).toBeGreaterThan(1);
  frozen.signal('SIGCONT');
  await until(
    async () => frozen.output,
    (output) => output.includes(`${id}: attempt 1`),
  );
  expect(await client.job(id)).toEqual(finished);
  await expect.poll(() => files(id)).toEqual([`results-${finished.attempts}.pdk`]);
  expect(await digestOf(id)).toBe(digest);
});

test('a worker that is asked to stop gives its job back at once', async () => {
  const first = await startWorker();
  const { id } = await client.submit(body);
  await underWay(id);
  await first.end('SIGTERM');
  expect(await client.job(id)).toMatchObject({ status: 'queued', attempts: 1 });
  await startWorker();
  const ended = await client.end(id);
  expect(ended.reason).toBeUndefined();
  expect(ended.status).toBe('completed');
  expect(await digestOf(id)).toBe(digest);
});

test('a job is cancelled in whichever process it runs, and one of a dead worker too', async () => {
  const worker = await startWorker();
  const running = await client.submit(body);
  await underWay(running.id);
  const queued = await client.submit(body);
  expect((await client.post(`/backtests/${queued.id}/cancel`).expect(200)).body.status).toBe('cancelled');
  await client.post(`/backtests/${running.id}/cancel`).expect(200);
  expect((await client.end(running.id)).status).toBe('cancelled');
  const orphan = await client.submit(body);
  await underWay(orphan.id);
  await worker.end('SIGKILL');
  await letLeasesRunOut();
  await client.post(`/backtests/${orphan.id}/cancel`).expect(200);
  await startWorker();
  expect(await client.end(orphan.id)).toMatchObject({ status: 'cancelled', attempts: 1 });
});

test('jobs whose place in the queue was lost run when a worker starts', async () => {
  const short = { ...body, params: { rounds: 1 } };
  const jobs = [await client.submit(short), await client.submit(short)];
  await inDatabase('delete from bullmq.job');
  await startWorker();
  for (const { id } of jobs) expect(await client.end(id)).toMatchObject({ status: 'completed' });
});

test('a job that takes down worker after worker is given up', async () => {
  const { id } = await client.submit(body);
  for (let attempt = 1; attempt <= 3; attempt++) {
    const worker = await startWorker();
    await client.when(id, (job) => job.attempts === attempt && job.status === 'running' && job.progress > 0);
    await worker.end('SIGKILL');
    await letLeasesRunOut();
  }
  await startWorker();
  expect(await client.end(id)).toMatchObject({ status: 'failed', attempts: 3, reason: { code: 'infrastructure' } });
  expect((await client.post(`/backtests/${id}/retry`).expect(202)).body.status).toBe('queued');
  expect(await client.end(id)).toMatchObject({ status: 'completed' });
}, 120_000);
