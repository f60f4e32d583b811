import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { minuteBars } from '../backtests/bars.ts';
import { createTestApp, type TestApp } from '../harness.ts';
import { DeploymentClient } from './client.ts';
import { trader } from './sources.ts';

let paddock: TestApp;
let client: DeploymentClient;
let dataset: string;

interface Limit {
  readonly name: string;
  readonly value: number;
  readonly from: string;
}

beforeAll(async () => {
  paddock = await createTestApp({ restartMs: 50, strikes: 1, checkpointMs: 200 });
  client = new DeploymentClient(paddock);
  dataset = await client.import('minutes', minuteBars(20_000));
});
afterAll(() => paddock.close());
beforeEach(async () => {
  const { items } = (await client.get('/budgets').expect(200)).body as { items: { scope: string; subject: string }[] };
  for (const { scope, subject } of items) await client.delete(scope === 'default' ? '/budgets/default' : `/budgets/${scope}s/${subject}`).expect(204);
});

const limitOf = async (id: string, name: string): Promise<Limit | undefined> =>
  ((await client.get(`/deployments/${id}/budget`).expect(200)).body.limits as Limit[]).find((limit) => limit.name === name);

test('limits are set for all, a user, a version and a deployment; the most specific wins and says where it comes from', async () => {
  const { id, createdBy } = await client.deploy({ strategy: 'sma-crossover@1.0.0', dataset, paused: true });
  expect(await limitOf(id, 'ordersPerMinute')).toMatchObject({ value: 1_000, from: 'built-in' });
  await client.put('/budgets/default', { ordersPerMinute: 50, logsPerMinute: 70 }).expect(200);
  expect(await limitOf(id, 'ordersPerMinute')).toMatchObject({ value: 50, from: 'default' });
  await client.put(`/budgets/users/${String(createdBy)}`, { ordersPerMinute: 40 }).expect(200);
  expect(await limitOf(id, 'ordersPerMinute')).toMatchObject({ value: 40, from: 'user' });
  await client.put('/budgets/versions/sma-crossover@1.0.0', { ordersPerMinute: 60 }).expect(200);
  expect(await limitOf(id, 'ordersPerMinute')).toMatchObject({ value: 60, from: 'version' });
  await client.put(`/budgets/deployments/${id}`, { ordersPerMinute: 10 }).expect(200);
  expect(await limitOf(id, 'ordersPerMinute')).toMatchObject({ value: 10, from: 'deployment' });
  expect(await limitOf(id, 'logsPerMinute')).toMatchObject({ value: 70, from: 'default' });
  await client.delete(`/budgets/deployments/${id}`).expect(204);
  expect(await limitOf(id, 'ordersPerMinute')).toMatchObject({ value: 60, from: 'version' });
  await client.act(id, 'stop');
  const audit = (await client.get('/audit?action=budget.set').expect(200)).body.items as { subject: string; detail: object }[];
  expect(audit[0]).toMatchObject({ subject: `deployment ${id}`, detail: { before: {}, after: { ordersPerMinute: 10 } } });
});

test('only admins see and set budgets, and what is not valid is quoted', async () => {
  const operator = new DeploymentClient(paddock, await paddock.signInAs('operator'));
  await operator.put('/budgets/default', { heapMb: 64 }).expect(403);
  await operator.get('/budgets').expect(403);
  const high = await client.put('/budgets/default', { cpuMsPerSecond: 5000 }).expect(400);
  expect(high.body.errors[0]).toMatchObject({
    field: 'cpuMsPerSecond',
    value: 5000,
    message: 'cpuMsPerSecond must be a whole number from 1 to 1000 ms, got 5000',
  });
  expect((await client.put('/budgets/default', { heapMb: 2000 }).expect(400)).body.detail).toContain('more than the 128 MB');
  expect((await client.put('/budgets/default', { patience: 1 }).expect(400)).body.detail).toContain('unknown field "patience"; known: cpuCapMs');
  await client.put('/budgets/users/nobody', { heapMb: 64 }).expect(404);
  await client.put('/budgets/versions/nothing@1.0.0', { heapMb: 64 }).expect(404);
  const bare = await client.put('/budgets/versions/sma-crossover', { heapMb: 64 }).expect(400);
  expect(bare.body.errors).toEqual([
    {
      field: 'subject',
      value: 'sma-crossover',
      message: '"sma-crossover" names no version, and a budget is for one: sma-crossover@1.0.0',
      allowed: ['sma-crossover@1.0.0'],
    },
  ]);
  expect((await client.put('/budgets/default', {}).expect(400)).body.detail).toContain('give at least one limit: cpuMsPerSecond');
  expect((await client.get('/budgets').expect(200)).body.items).toEqual([]);
  expect((await client.put('/budgets/teams/x', { heapMb: 64 }).expect(400)).body.detail).toContain('known: default, users, versions, deployments');
});

test('a running deployment has a new budget at once and goes on where it was', async () => {
  const { id } = await client.deploy({ source: trader({ every: 1, log: 'n' }), dataset, speed: 6_000 });
  await client.whenIt(id, ({ rowsDone }) => rowsDone > 50);
  await client.put(`/budgets/deployments/${id}`, { cpuCapMs: 4_000 }).expect(200);
  const moved = await client.whenIt(id, ({ usage }) => (usage as { cpuCapMs?: number } | undefined)?.cpuCapMs === 4_000);
  expect(moved).toMatchObject({ state: 'running', attempts: 1, strikes: 0 });
  await client.whenIt(id, ({ rowsDone }) => rowsDone > moved.rowsDone);
  const counts = (await client.rows(id, 'logs')).map(({ message }) => Number(String(message).split(' ')[1]));
  expect(counts).toEqual(counts.map((_, index) => index + 1));
  await client.act(id, 'stop');
});

test('a strategy that breaks a budget that an admin has set is stopped with what it used, what was allowed, and where', async () => {
  // At full speed it would be over before notice of a change came: that is looked for when it resumes.
  const source = trader({ extra: 'for (let i = 0; i < 5; i++) this.buy({ quantity: 1 });' });
  const { id } = await client.deploy({ source, dataset, speed: 'max', paused: true });
  await client.put(`/budgets/deployments/${id}`, { ordersPerMinute: 3 }).expect(200);
  await client.act(id, 'resume');
  const { reason } = await client.becomes(id, 'quarantined');
  expect(reason).toMatchObject({ message: expect.stringContaining('orders'), allowed: expect.stringContaining('3') });
});
