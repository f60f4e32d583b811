import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { minuteBars } from '../backtests/bars.ts';
import { WorkerProcess } from '../backtests/worker-process.ts';
import { createTestApp, type TestApp } from '../harness.ts';
import { DeploymentClient, type Row } from './client.ts';
import { trader } from './sources.ts';

const ROWS = 20_000;
const source = trader({ every: 7, log: 'at' });
let paddock: TestApp;
let client: DeploymentClient;
let dataset: string;
const processes: WorkerProcess[] = [];

/** A process that runs deployments and nothing else. */
const startTrader = async (): Promise<WorkerProcess> => {
  const started = await WorkerProcess.start(paddock, { PADDOCK_ROLES: 'trader', PADDOCK_CHECKPOINT_MS: '300' });
  processes.push(started);
  return started;
};

beforeAll(async () => {
  paddock = await createTestApp({ roles: ['api', 'worker'] });
  client = new DeploymentClient(paddock);
  dataset = await client.import('minutes', minuteBars(ROWS));
});
afterEach(() => Promise.all(processes.splice(0).map((each) => each.end('SIGKILL'))));
afterAll(() => paddock.close());

async function expectUninterrupted(id: string, seen: readonly Row[]): Promise<void> {
  const { id: undisturbed } = await client.deploy({ source, dataset, speed: 'max' });
  await client.becomes(undisturbed, 'completed');
  for (const table of ['orders', 'fills']) expect(await client.rows(id, table)).toEqual(await client.rows(undisturbed, table));
  const text = async (of: string) => (await client.rows(of, 'logs')).map(({ time, message }) => `${String(time)} ${String(message)}`);
  expect(await text(id)).toEqual(await text(undisturbed));
  const fills = await client.rows(id, 'fills');
  // What was shown before the kill is what stands there now.
  expect(fills.slice(0, seen.length)).toEqual(seen);
}

test('a deployment whose process is killed goes on in the next one: nothing lost, nothing doubled', async () => {
  const { id } = await client.deploy({ source, dataset, speed: 60_000 });
  let seen: readonly Row[] = [];
  for (const rows of [800, 2_500, 5_000]) {
    const process = await startTrader();
    await client.whenIt(id, ({ rowsDone, state }) => state === 'running' && rowsDone > rows);
    await delay(Math.random() * 300);
    seen = await client.rows(id, 'fills');
    await process.end('SIGKILL');
  }
  await startTrader();
  await client.act(id, 'speed', { speed: 'max' });
  expect(await client.becomes(id, 'completed')).toMatchObject({ attempts: 4, strikes: 0, rowsDone: ROWS });
  expect(seen.length).toBeGreaterThan(100);
  await expectUninterrupted(id, seen);
}, 120_000);

test('a process that is told to stop hands over at once: no wait for its lease, no step twice', async () => {
  const first = await startTrader();
  const { id } = await client.deploy({ source, dataset, speed: 60_000 });
  await client.whenIt(id, ({ rowsDone }) => rowsDone > 500);
  await first.end('SIGTERM');
  const left = await client.deployment(id);
  expect(left).toMatchObject({ state: 'running' });
  expect(left.usage).toBeUndefined();
  const seen = await client.rows(id, 'fills');
  await startTrader();
  await client.act(id, 'speed', { speed: 'max' });
  expect(await client.becomes(id, 'completed')).toMatchObject({ attempts: 2, strikes: 0 });
  const started = (await client.rows(id, 'events')).filter(({ kind }) => kind === 'started');
  expect(started.map(({ message }) => message)).toEqual(['Started from the first row.', `Goes on after row ${left.rowsDone}.`]);
  await expectUninterrupted(id, seen);
}, 120_000);

test('a process that was frozen and comes back cannot write into what another one runs', async () => {
  const frozen = await startTrader();
  const { id } = await client.deploy({ source, dataset, speed: 60_000 });
  await client.whenIt(id, ({ rowsDone }) => rowsDone > 500);
  frozen.signal('SIGSTOP');
  await startTrader();
  await client.whenIt(id, ({ attempts }) => attempts === 2);
  frozen.signal('SIGCONT');
  await client.act(id, 'speed', { speed: 'max' });
  expect(await client.becomes(id, 'completed')).toMatchObject({ attempts: 2 });
  await expectUninterrupted(id, []);
  expect(frozen.output).toContain('has lost its lease');
}, 120_000);
