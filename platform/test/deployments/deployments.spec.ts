import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { minuteBars } from '../backtests/bars.ts';
import { createTestApp, type TestApp } from '../harness.ts';
import { DeploymentClient } from './client.ts';
import { throwingAt, trader } from './sources.ts';

const ROWS = 20_000;
let paddock: TestApp;
let client: DeploymentClient;
let dataset: string;

beforeAll(async () => {
  paddock = await createTestApp({ restartMs: 50, restartMostMs: 100, strikes: 3, checkpointMs: 200 });
  client = new DeploymentClient(paddock);
  dataset = await client.import('minutes', minuteBars(ROWS));
});
afterAll(() => paddock.close());

test('a replay at full speed completes with the orders and fills of a backtest of the same code and data', async () => {
  const body = { source: trader(), dataset };
  const { id } = await client.deploy({ ...body, speed: 'max' });
  expect(await client.becomes(id, 'completed')).toMatchObject({ progress: 1, rowsDone: ROWS, strikes: 0, mode: 'replay' });
  const job = await client.run(body);
  const reported = async (rows: 'orders' | 'fills') => (await client.get(`/backtests/${job.id}/${rows}?limit=1000`).expect(200)).body.items as object[];
  const orders = await client.rows(id, 'orders');
  expect(orders.length).toBeGreaterThan(1_000);
  expect(orders.slice(0, 1000).map((row) => ({ ...row, id: String(row.id) }))).toEqual(await reported('orders'));
  const fills = (await client.rows(id, 'fills')).slice(0, 1000);
  const numbered = (await reported('fills')).map((fill, index) => ({ ...fill, id: index + 1 }));
  expect(fills.map((fill) => ({ ...fill, orderId: String(fill['orderId']) }))).toEqual(numbered);
  expect((await client.get(`/deployments/${id}/equity`).expect(200)).body.length).toBeGreaterThan(5);
});

/** At market time a bar of a minute is waited for. */
async function tellsNext(id: string, time: number): Promise<void> {
  await client.act(id, 'speed', { speed: 1 });
  await client.act(id, 'resume');
  const { usage } = await client.whenIt(id, (deployment) => deployment.rowsDone === 1 && deployment.state === 'running');
  expect(usage).toMatchObject({ nextBar: { time, at: expect.any(Number) } });
}

test('where no speed is given a bar comes every second; where it takes longer, the next one is told', async () => {
  for (const [timeframe, speed] of [
    ['1m', '60'],
    ['1h', '3600'],
  ]) {
    const { id, ...deployment } = await client.deploy({ source: trader(), dataset, timeframe, paused: true });
    expect(deployment).toMatchObject({ timeframe, speed });
    if (timeframe === '1m') await tellsNext(id, Date.UTC(2024, 0, 1, 0, 1));
    await client.act(id, 'stop');
    await client.becomes(id, 'stopped');
    await client.delete(`/deployments/${id}`).expect(204);
  }
});

test('a deployment waits when it is asked to, runs at the speed that it is given, pauses, goes on, and stops', async () => {
  const { id } = await client.deploy({ source: trader({ every: 5 }), dataset, speed: 600, paused: true });
  await client.becomes(id, 'paused');
  expect((await client.deployment(id)).rowsDone).toBe(0);
  await client.act(id, 'resume');
  await client.whenIt(id, ({ state, rowsDone }) => state === 'running' && rowsDone > 5);
  await client.act(id, 'speed', { speed: 60_000 });
  await client.whenIt(id, ({ orderCount }) => orderCount > 20);
  await client.act(id, 'pause');
  const paused = await client.becomes(id, 'paused');
  expect(paused).toMatchObject({ wanted: 'paused', speed: '60000' });
  await client.act(id, 'resume');
  await client.whenIt(id, ({ rowsDone }) => rowsDone > paused.rowsDone);
  await client.act(id, 'stop');
  const stopped = await client.becomes(id, 'stopped');
  expect(stopped.usage).toBeUndefined();
  expect((await client.rows(id, 'events')).map(({ kind }) => kind)).toEqual(['created', 'started', 'resumed', 'speed', 'paused', 'resumed', 'stopped']);

  await client.act(id, 'restart');
  await client.whenIt(id, ({ state, rowsDone }) => state === 'running' && rowsDone > stopped.rowsDone);
  await client.act(id, 'stop');
  await client.becomes(id, 'stopped');
  const audit = (await client.get('/audit?limit=50').expect(200)).body.items as { action: string; subject: string }[];
  expect(audit.filter(({ subject }) => subject === id).map(({ action }) => action)).toEqual(
    ['created', 'resumed', 'speed', 'paused', 'resumed', 'stopped', 'restarted', 'stopped'].map((act) => `deployment.${act}`).toReversed(),
  );
  await client.delete(`/deployments/${id}`).expect(204);
  await client.get(`/deployments/${id}`).expect(404);
});

test('what a strategy may do holds for its deployment: orders outside are denied, and code that may do less cannot take over', async () => {
  const { id } = await client.deploy({ source: trader({ every: 5, needs: "{ orderTypes: ['limit'] }" }), dataset, speed: 'max' });
  expect(await client.becomes(id, 'completed')).toMatchObject({ fillCount: 0 });
  expect((await client.rows(id, 'orders')).every(({ status }) => status === 'denied')).toBe(true);
  const free = await client.deploy({ source: trader(), dataset, speed: 60 });
  await client.whenIt(free.id, ({ state }) => state === 'running');
  const refused = await client.post(`/deployments/${free.id}/reloads`, { source: trader({ needs: '{ short: false }' }) });
  expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('is allowed less than deployment')]);
  await client.act(free.id, 'stop');
  await client.becomes(free.id, 'stopped');
});
test('deployments, their sandboxes and what they do are in the metrics', async () => {
  const { id, strategy, version } = await client.deploy({ source: trader(), dataset, speed: 60 });
  await client.whenIt(id, ({ state, rowsDone }) => state === 'running' && rowsDone > 0);
  const operator = await paddock.signInAs('operator');
  const scrape = async (): Promise<string> => (await request(paddock.http).get('/metrics').set('Authorization', operator).expect(200)).text;
  const text = await scrape();
  expect(text).toMatch(/paddock_deployments\{state="running"\} [1-9]/);
  expect(text).toMatch(new RegExp(`paddock_deployment_cpu_left_seconds\\{strategy="${String(strategy)}@${String(version)}",deployment="${id}"\\} [\\d.]+`));
  expect(text).toMatch(new RegExp(`paddock_strategy_requests_total\\{strategy="${String(strategy)}@${String(version)}",kind="chunk",ok="true"\\} [1-9]`));
  expect(text).toMatch(new RegExp(`paddock_strategy_bars_total\\{strategy="${String(strategy)}@${String(version)}"\\} [1-9]`));
  await client.act(id, 'stop');
  await client.becomes(id, 'stopped');
  expect(await scrape()).toMatch(new RegExp(`paddock_strategy_runs_total\\{strategy="${String(strategy)}@${String(version)}",status="stopped"\\} [1-9]`));
});
test('a reload swaps the code of a running deployment between two steps; broken code is refused and the old code goes on', async () => {
  const { id, checksum } = await client.deploy({ source: trader({ log: 'old' }), dataset, speed: 60_000 });
  await client.whenIt(id, ({ rowsDone }) => rowsDone > 200);
  const refused = await client.post(`/deployments/${id}/reloads`, { source: 'export default 7' });
  expect(refused.status).toBe(422);
  const swapped = await client.reload(id, { source: trader({ log: 'new' }) });
  expect(swapped).toMatchObject({ id: 1, fromChecksum: checksum, createdBy: expect.stringMatching(/^admin/) });
  expect(['swapped', 'confirmed']).toContain(swapped['outcome']);
  expect(swapped['pauseUs']).toBeGreaterThanOrEqual(0);
  const after = await client.whenIt(id, (deployment) => deployment.checksum !== checksum && deployment.rowsDone > Number(swapped['rowsDone']) + 500);
  expect(after.checksum).toBe(swapped['checksum']);
  const lines = (await client.rows(id, 'logs')).map(({ message }) => String(message));
  // The count goes on where the old code left it: no bar is missing, none is seen twice.
  expect(lines.map((line) => Number(line.split(' ')[1]))).toEqual(lines.map((_, index) => (index + 1) * 10));
  expect(new Set(lines.map((line) => line.split(' ')[0]))).toEqual(new Set(['old', 'new']));
  const rolledBack = await client.reload(id, { source: trader({ log: 'bad', extra: "if (this.#bars > 0) throw new Error('worse');" }) });
  const end = await client.whenIt(id, () => true);
  expect(end.state).toBe('running');
  await expect.poll(async () => (await client.get(`/deployments/${id}/reloads/${rolledBack.id}`)).body.outcome).toBe('rolled-back');
  // The first reload had not proven itself yet: the code before it serves again.
  const superseded = (await client.get(`/deployments/${id}/reloads/1`)).body as typeof swapped;
  expect(superseded).toMatchObject({ outcome: 'superseded', rowsDone: swapped['rowsDone'], marketTime: swapped['marketTime'] });
  expect(superseded['stepsServed']).toBeGreaterThan(500);
  expect((await client.deployment(id)).checksum).toBe(checksum);
  expect(await client.reload(id, { params: { every: 3 } })).toMatchObject({ params: { every: 3 }, checksum });
  await client.act(id, 'stop');
  await client.becomes(id, 'stopped');
});

test('the dataset of a deployment stays while the deployment can go on', async () => {
  const mine = await client.import('held', minuteBars(2_000));
  const { id, strategy, version } = await client.deploy({ source: trader(), dataset: mine, speed: 60 });
  await client.becomes(id, 'running');
  const used = `Dataset "held" is used by deployment ${id} (${String(strategy)}@${String(version)}, `;
  expect((await client.delete(`/datasets/${mine}`).expect(409)).body.detail).toContain(`${used}running)`);
  await client.act(id, 'stop');
  await client.becomes(id, 'stopped');
  expect((await client.delete(`/datasets/${mine}`).expect(409)).body.detail).toBe(`${used}stopped). Stop it and delete it, then delete the dataset.`);
  await client.act(id, 'restart');
  await client.becomes(id, 'running');
  await client.act(id, 'speed', { speed: 'max' });
  await client.becomes(id, 'completed');
  await client.delete(`/datasets/${mine}`).expect(204);
});

test('a strategy that throws is tried again, struck, and put into quarantine until a person releases it', async () => {
  const { id } = await client.deploy({ source: throwingAt(500), dataset, speed: 'max' });
  const quarantined = await client.becomes(id, 'quarantined');
  expect(quarantined).toMatchObject({ strikes: 3, attempts: 3, reason: { code: 'threw', message: expect.stringContaining('no such luck') } });
  const strikes = await client.rows(id, 'strikes');
  expect(strikes).toHaveLength(3);
  expect(strikes[0]).toMatchObject({ reason: { code: 'threw', location: { line: 9 } }, forgiven: false });
  const conflict = await client.post(`/deployments/${id}/resume`).expect(409);
  expect(conflict.body.detail).toContain('is quarantined: resume works in the states starting, running');

  expect(await client.reload(id, { source: trader() })).toMatchObject({ outcome: 'stored' });
  await client.act(id, 'release');
  expect(await client.becomes(id, 'completed')).toMatchObject({ strikes: 0 });
  const job = await client.run({ source: trader(), dataset });
  const orders = (await client.get(`/backtests/${job.id}/orders?limit=1000`).expect(200)).body.items as { id: string; status: string }[];
  expect((await client.rows(id, 'orders')).slice(0, 1000).map((row) => ({ ...row, id: String(row.id) }))).toEqual(orders);
});

test('requests that cannot be met say what was given and what is valid', async () => {
  const speed = await client.post('/deployments', { source: trader(), dataset, speed: 'fast' }).expect(400);
  expect(speed.body.detail).toContain('speed must be "max" or a number');
  expect(speed.body.errors[0]).toMatchObject({ field: 'speed', value: 'fast' });
  expect((await client.post('/deployments', { source: trader(), dataset, speed: 0 }).expect(400)).body.detail).toContain('got "0"');
  expect((await client.post('/deployments', { source: trader(), dataset, mode: 'live' }).expect(400)).body.detail).toContain('replay');
  await client.post('/deployments', { strategy: 'nobody', dataset }).expect(404);
  await client.post('/deployments', { source: trader(), dataset, params: { every: 0 } }).expect(422);
  await client.get('/deployments?state=asleep').expect(400);
});

test('a repeated request with the same key deploys once', async () => {
  const body = { source: trader(), dataset, paused: true, label: 'once' };
  const first = await client.post('/deployments', body).set('Idempotency-Key', 'one').expect(202);
  const again = await client.post('/deployments', body).set('Idempotency-Key', 'one').expect(202);
  expect(again.body.id).toBe(first.body.id);
  const { items } = (await client.get('/deployments?label=once').expect(200)).body as { items: object[] };
  expect(items).toHaveLength(1);
  await client.act(first.body.id as string, 'stop');
});

test('authors act on their own deployments only, operators on all', async () => {
  const { id } = await client.deploy({ source: trader(), dataset, paused: true });
  const author = new DeploymentClient(paddock, await paddock.signInAs('author'));
  expect((await author.post(`/deployments/${id}/stop`).expect(403)).body.detail).toContain('authors can change their own only');
  await author.get(`/deployments/${id}`).expect(200);
  const operator = new DeploymentClient(paddock, await paddock.signInAs('operator'));
  await operator.act(id, 'stop');
  await client.becomes(id, 'stopped');
});
