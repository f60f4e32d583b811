import fs from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../modules/config/index.ts';
import { createTestApp, type TestApp } from '../harness.ts';
import { LiveClient } from '../live-client.ts';
import { minuteBars } from './bars.ts';
import { BacktestClient, type Job, until } from './client.ts';
import { buyAndHold, slow, throwing } from './sources.ts';

const shared = path.resolve(repositoryRoot(), process.env['PADDOCK_SHARED'] ?? '../shared');
const hasData = fs.existsSync(path.join(shared, 'data/daily/GOOG.csv'));

let paddock: TestApp;
let client: BacktestClient;
let minutes: string;

beforeAll(async () => {
  paddock = await createTestApp();
  client = new BacktestClient(paddock);
  minutes = await client.import('minutes', minuteBars(3_000));
});
afterAll(() => paddock.close());

describe('a backtest of a sample', () => {
  test.skipIf(!hasData)('on GOOG daily bars (needs the shared data) gives the canonical result to the cent', async () => {
    const dataset = await client.import('goog', [path.join(shared, 'data/daily/GOOG.csv')]);
    const job = await client.run({ strategy: 'sma-crossover', dataset, params: { fast: 10, slow: 30, quantity: 100 }, cash: '100000', label: 'W1' });
    expect(job).toMatchObject({
      status: 'completed',
      progress: 1,
      attempts: 1,
      label: 'W1',
      strategy: 'sma-crossover',
      version: '1.0.0',
      datasetName: 'goog',
      symbols: ['GOOG'],
      timeframe: '1d',
    });
    const canonical = JSON.parse(fs.readFileSync(path.join(shared, 'oracles/canonical-w1-goog-1d.json'), 'utf8')) as {
      finalEquity: number;
      fees: number;
      nTrades: number;
      maxDrawdown: number;
    };
    expect(Number(job.summary?.finalEquity).toFixed(2)).toBe(canonical.finalEquity.toFixed(2));
    expect(Number(job.summary?.fees).toFixed(2)).toBe(canonical.fees.toFixed(2));
    expect(job.summary?.trades).toBe(canonical.nTrades);
    expect(job.summary?.maxDrawdown).toBeCloseTo(canonical.maxDrawdown, 12);
  });

  test.skipIf(!hasData)('on 2,000 symbols at once (needs the shared data) gives the canonical portfolio to the cent', async () => {
    const dataset = await client.import('us-wide', [path.join(shared, 'data/panel/us-wide-daily.csv.gz')]);
    const job = await client.run({ strategy: 'sma-crossover', dataset, params: { notional: 10_000 }, cash: '100000000', label: 'W2' });
    const { nTrades, portfolio } = JSON.parse(fs.readFileSync(path.join(shared, 'oracles/canonical-w2-us-wide-1d.json'), 'utf8')) as {
      nTrades: number;
      portfolio: { finalEquity: number; maxDrawdown: number };
    };
    expect(job).toMatchObject({ status: 'completed', symbolCount: 2_000, summary: { trades: nTrades } });
    expect(Number(job.summary?.finalEquity).toFixed(2)).toBe(portfolio.finalEquity.toFixed(2));
    expect(job.summary?.maxDrawdown).toBeCloseTo(portfolio.maxDrawdown, 12);
    expect(job['symbols']).toHaveLength(2_000);
    expect((await client.get('/backtests?label=W2').expect(200)).body.items[0]).not.toHaveProperty('symbols');
  });

  test('leaves a report with figures, assumptions and every version', async () => {
    const { id } = await client.run({ strategy: 'sma-crossover', dataset: minutes });
    const { body } = await client.get(`/backtests/${id}/report`).expect(200);
    expect(body).toMatchObject({
      job: { id, status: 'completed' },
      metrics: { bars: 3_000, trades: expect.any(Number), finalEquity: expect.stringMatching(/^\d+(\.\d+)?$/) },
      definitions: { sharpe: expect.any(String) },
      costs: { commission: expect.any(String) },
      versions: { paddock: expect.any(String), node: process.versions.node, v8: process.versions.v8, code: body.job.checksum, data: body.job.dataVersion },
      timing: { bars: 3_000 },
      truncated: { trades: 0 },
    });
    expect(body.assumptions.length).toBeGreaterThan(5);
    expect(body.openPositions).toBeInstanceOf(Array);
    expect(body).not.toHaveProperty('file');
  });

  test('twice gives the same digest and the same bytes on disk', async () => {
    const request = { source: slow, dataset: 'minutes', params: { rounds: 1 } };
    const [first, second] = [await client.run(request), await client.run(request)];
    const digest = async ({ id }: Job) => (await client.get(`/backtests/${id}/report`).expect(200)).body.digest as string;
    expect(await digest(first)).toBe(await digest(second));
    const bytes = ({ id }: Job) => fs.readFileSync(path.join(paddock.config.path('artefacts', id), 'results-1.pdk'));
    expect(bytes(first).equals(bytes(second))).toBe(true);
    expect(first.summary?.trades).toBeGreaterThan(10);
  });
});

describe('results', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await client.run({ source: slow, dataset: minutes, params: { rounds: 1 } }));
  });

  test('come page by page until there is no cursor', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: { items: { id: string }[]; nextCursor: string | null } } = await client
        .get(`/backtests/${id}/orders?limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`)
        .expect(200);
      seen.push(...body.items.map((order) => order.id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: 30 }, (_, i) => String(i + 1)));
  });

  test('sort by any column, and say which there are', async () => {
    const { body } = await client.get(`/backtests/${id}/trades?sort=-pnl&limit=1000`).expect(200);
    const profits = (body.items as { pnl: string }[]).map((trade) => Number(trade.pnl));
    expect(profits).toEqual(profits.toSorted((a, b) => b - a));
    expect(profits.length).toBeGreaterThan(10);
    const refused = await client.get(`/backtests/${id}/trades?sort=profit`).expect(400);
    expect(refused.body.errors[0]).toMatchObject({ field: 'sort', value: 'profit', allowed: expect.arrayContaining(['pnl', 'entryTime']) });
  });

  test('equity is thinned out but keeps its ends', async () => {
    const { body: all } = await client.get(`/backtests/${id}/equity?points=20000`).expect(200);
    const { body: some } = await client.get(`/backtests/${id}/equity?points=100`).expect(200);
    expect(all).toHaveLength(3_000);
    expect(some.length).toBeLessThanOrEqual(100);
    expect([some[0], some.at(-1)]).toEqual([all[0], all.at(-1)]);
    expect(all[0]).toEqual({ time: expect.any(Number), equity: '100000', drawdown: 0 });
  });

  test('export as CSV, JSON and HTML', async () => {
    const csv = await client
      .get(`/backtests/${id}/export?format=csv`)
      .expect(200)
      .expect('content-type', /text\/csv/)
      .expect('content-disposition', /attachment; filename="?backtest-slow-.*-trades\.csv/);
    expect(csv.text.split('\n')[0]).toContain('entryPrice');
    const json = await client
      .get(`/backtests/${id}/export?format=json`)
      .expect(200)
      .expect('content-type', /application\/json/);
    expect(json.body).toMatchObject({ status: 'completed', trades: expect.any(Array), equity: expect.any(Array), assumptions: expect.any(Array) });
    expect(json.body.equity).toHaveLength(3_000);
    const html = await client
      .get(`/backtests/${id}/export?format=html`)
      .expect(200)
      .expect('content-type', /text\/html/);
    expect(html.text).toContain('</html>');
    await client.get(`/backtests/${id}/export?format=pdf`).expect(400);
  });

  test('logs are those of the strategy', async () => {
    const { id: other } = await client.run({ source: buyAndHold, dataset: minutes });
    const { body } = await client.get(`/backtests/${other}/logs`).expect(200);
    expect(body).toEqual({ items: [{ time: expect.any(Number), level: 'info', message: 'bought' }], nextCursor: null });
    expect((await client.get(`/backtests/${other}/plots`).expect(200)).body).toEqual({ items: [], nextCursor: null });
  });
});

describe('a strategy that fails', () => {
  test('ends its job with the reason and the line, and is not tried again', async () => {
    const job = await client.run({ source: throwing, dataset: minutes });
    expect(job).toMatchObject({
      status: 'failed',
      attempts: 1,
      reason: { code: 'threw', message: expect.stringContaining('no such luck'), location: { line: 4 } },
    });
    expect((await client.get(`/backtests/${job.id}/report`).expect(200)).body.job.status).toBe('failed');
  });

  test('can be retried under the same id; a completed one cannot', async () => {
    const failed = await client.run({ source: throwing, dataset: minutes });
    const again = (await client.post(`/backtests/${failed.id}/retry`).expect(202)).body as Job;
    expect(again).toMatchObject({ id: failed.id, status: 'queued' });
    expect(again).not.toHaveProperty('reason');
    expect(await client.end(failed.id)).toMatchObject({ status: 'failed', attempts: 2 });
    const completed = await client.run({ source: buyAndHold, dataset: minutes });
    expect((await client.post(`/backtests/${completed.id}/retry`).expect(409)).body.detail).toContain('is completed');
  });
});

describe('a request that cannot run', () => {
  const refused = async (body: object, status: number) =>
    (await client.post('/backtests', body).expect(status)).body as {
      detail: string;
      errors?: { field?: string; value?: unknown; message: string; allowed?: unknown[]; line?: number }[];
    };

  test('names the strategies or datasets there are', async () => {
    expect((await refused({ strategy: 'sma', dataset: minutes }, 404)).detail).toContain('sma-crossover');
    expect((await refused({ strategy: 'sma-crossover@9.9.9', dataset: minutes }, 404)).detail).toContain('1.0.0');
    expect((await refused({ strategy: 'sma-crossover', dataset: 'hours' }, 404)).detail).toContain('minutes');
  });

  test('names the field, its value and what is valid', async () => {
    const errorOf = async (body: object, status: number) => (await refused({ strategy: 'sma-crossover', dataset: minutes, ...body }, status)).errors?.[0];
    expect(await errorOf({ params: { fast: 0 } }, 422)).toMatchObject({ field: 'params.fast', value: 0, message: expect.stringContaining(' to ') });
    expect(await errorOf({ params: { speed: 1 } }, 422)).toMatchObject({ field: 'params.speed', message: expect.stringContaining('fast') });
    expect(await errorOf({ symbols: ['AAPL'] }, 400)).toMatchObject({ field: 'symbols.0', value: 'AAPL', allowed: ['minutes'] });
    expect(await errorOf({ timeframe: '30s' }, 400)).toMatchObject({ field: 'timeframe', value: '30s' });
    expect(await errorOf({ from: '2030-01-01' }, 400)).toMatchObject({ field: 'from', message: expect.stringContaining('2024-01-03') });
    expect(await errorOf({ cash: '-5' }, 400)).toMatchObject({ field: 'cash', value: '-5' });
    expect(await errorOf({ costs: { commission: { kind: 'free' } } }, 400)).toMatchObject({
      field: 'costs.commission.kind',
      allowed: ['none', 'percentage', 'fixed', 'per-unit', 'tiered'],
    });
    expect(await errorOf({ source: buyAndHold }, 400)).toMatchObject({ field: 'strategy' });
  });

  test('names all that is missing, what runs included', async () => {
    const whatRuns = 'give one of "strategy", the name of a published one, "source", the text of one, and "files", its texts by path';
    const messages = async (body: object): Promise<readonly string[]> =>
      ((await client.post('/backtests', body).expect(400)).body.errors as { message: string }[]).map(({ message }) => message);
    expect(await messages({})).toEqual([`${whatRuns}, got nothing`, 'dataset must be a string, got nothing']);
    expect(await messages({ strategy: null, dataset: 'x' })).toEqual([`${whatRuns}, got null`]);
    expect(await messages({ strategy: 5, dataset: 'x' })).toEqual(['strategy must be a string, got 5']);
    expect(await messages({ source: 'x' })).toEqual(['dataset must be a string, got nothing']);
  });

  test('names the line of source that does not compile', async () => {
    const { errors } = await refused({ source: "import { Strategy } from '@paddock/sdk';\nexport default class X extends {", dataset: minutes }, 422);
    expect(errors?.[0]).toMatchObject({ line: 2 });
  });

  test('that breaks a rule of the data stays without a row', async () => {
    const before = (await client.get('/backtests?limit=1000').expect(200)).body.items.length as number;
    await refused({ strategy: 'sma-crossover', dataset: minutes, symbols: ['AAPL'] }, 400);
    expect((await client.get('/backtests?limit=1000').expect(200)).body.items).toHaveLength(before);
  });
});

describe('Idempotency-Key', () => {
  const body = { source: buyAndHold, dataset: 'minutes' };
  const submit = (key: string, more: object = {}) => client.post('/backtests', { ...body, ...more }).set('Idempotency-Key', key);

  test('makes a repeated request give the first answer', async () => {
    const [first, second] = [await submit('twice').expect(202), await submit('twice').expect(202)];
    expect(second.body).toEqual(first.body);
    await client.end(first.body.id);
    expect((await submit('twice').expect(202)).body.id).toBe(first.body.id);
  });

  test('makes one job of many requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => submit('at-once', { label: 'at once' })));
    expect(new Set(answers.filter((each) => each.status === 202).map((each) => each.body.id)).size).toBe(1);
    expect(answers.every((each) => [202, 409].includes(each.status))).toBe(true);
    expect((await client.get('/backtests?label=at%20once').expect(200)).body.items).toHaveLength(1);
  });

  test('of another request is refused', async () => {
    await submit('once').expect(202);
    await submit('once', { label: 'another' }).expect(422);
  });
});

describe('the list', () => {
  test('is newest first, in pages, by filter', async () => {
    const jobs: Job[] = [];
    for (const label of ['list one', 'list two', 'list three'])
      jobs.push(await client.run({ source: label === 'list two' ? throwing : buyAndHold, dataset: minutes, label }));
    const list = async (query: string) => (await client.get(`/backtests?${query}`).expect(200)).body as { items: Job[]; nextCursor: string | null };
    const first = await list('label=list&limit=2');
    expect(first.items.map((job) => job['label'])).toEqual(['list three', 'list two']);
    const rest = await list(`label=list&limit=2&cursor=${first.nextCursor}`);
    expect(rest).toMatchObject({ items: [{ id: jobs[0]?.id }], nextCursor: null });
    expect((await list('label=list&status=failed,cancelled')).items.map((job) => job.id)).toEqual([jobs[1]?.id]);
    expect((await list('label=list&strategy=buy-and-hold')).items).toHaveLength(2);
    expect((await list('label=list&strategy=buy-and-hold@1.0.0')).items).toHaveLength(0);
    expect((await list('label=list&dataset=minutes')).items).toHaveLength(3);
    expect((await list('label=100%25')).items).toHaveLength(0);
    await client.get('/backtests?status=done').expect(400);
    await client.get('/backtests?cursor=nonsense').expect(400);
    await client.get('/backtests?cursor=WzJd').expect(400);
    await client.get(`/backtests/${jobs[0]?.id}/trades?cursor=${first.nextCursor}`).expect(400);
  });

  test('an inline job gives back its source', async () => {
    const { id } = await client.run({ source: buyAndHold, dataset: minutes });
    expect(await client.job(id)).toMatchObject({ version: 'inline', strategy: 'buy-and-hold', source: buyAndHold });
  });
});

describe('a running backtest', () => {
  const long = { source: slow, params: { rounds: 3_000 } };
  let days: string;
  beforeAll(async () => {
    days = await client.import('days', minuteBars(200_000));
  });

  test('tells its progress live and stops when it is cancelled, keeping what it found', async () => {
    const live = await LiveClient.open(paddock.url);
    live.send({ type: 'auth', token: paddock.admin.replace('Bearer ', '') });
    live.send({ type: 'subscribe', topic: 'backtests' });
    const { id } = await client.submit({ ...long, dataset: days });
    const updates = () => live.messages.map((each) => (each as { data?: Job }).data).filter((job) => job?.id === id);
    await until(
      async () => updates(),
      (seen) => seen.some((job) => job !== undefined && job.progress > 0.02 && Number(job['etaMs']) > 0),
    );
    expect((await client.post(`/backtests/${id}/cancel`).expect(200)).body).toMatchObject({ status: 'running', cancelling: true });
    const job = await client.end(id);
    expect(job).toMatchObject({ status: 'cancelled', reason: { code: 'cancelled' } });
    await until(
      async () => updates().at(-1),
      (last) => last?.status === 'cancelled',
    );
    live.socket.close();
    const { body } = await client.get(`/backtests/${id}/report`).expect(200);
    expect(body.metrics.bars).toBeGreaterThan(0);
    expect(body.metrics.bars).toBeLessThan(200_000);
    expect((await client.post(`/backtests/${id}/cancel`).expect(200)).body.status).toBe('cancelled');
  });

  test('is not deleted; an ended one is, with its files', async () => {
    const { id } = await client.submit({ ...long, dataset: days });
    await client.when(id, (job) => job.status === 'running');
    expect((await client.delete(`/backtests/${id}`).expect(409)).body.detail).toContain('cancel it first');
    await client.post(`/backtests/${id}/cancel`).expect(200);
    await client.end(id);
    expect(fs.existsSync(paddock.config.path('artefacts', id))).toBe(true);
    await client.delete(`/backtests/${id}`).expect(204);
    await client.get(`/backtests/${id}`).expect(404);
    expect(fs.existsSync(paddock.config.path('artefacts', id))).toBe(false);
  });

  test('belongs to its author; operators may stop it', async () => {
    const [author, stranger, operator] = [await paddock.signInAs('author'), await paddock.signInAs('author'), await paddock.signInAs('operator')].map(
      (each) => new BacktestClient(paddock, each),
    );
    const { id } = (await author?.submit({ ...long, dataset: days })) ?? { id: '' };
    await stranger?.get(`/backtests/${id}`).expect(200);
    expect((await stranger?.post(`/backtests/${id}/cancel`).expect(403))?.body.detail).toContain('authors can change their own only');
    await operator?.post(`/backtests/${id}/cancel`).expect(200);
    expect((await client.end(id)).status).toBe('cancelled');
  });
});

test('a data file that is gone is said so', async () => {
  const { id } = await client.run({ source: buyAndHold, dataset: minutes });
  fs.rmSync(paddock.config.path('artefacts', id), { recursive: true });
  const { body } = await client.get(`/backtests/${id}/trades`).expect(410);
  expect(body.detail).toContain('result file');
  await client.get(`/backtests/${id}`).expect(200);
});

test('everything is closed to strangers and described by OpenAPI', async () => {
  await request(paddock.http).get('/api/v1/backtests').expect(401);
  const { body } = await request(paddock.http).get('/api/docs-json').expect(200);
  expect(Object.keys(body.paths).filter((each) => each.startsWith('/api/v1/backtests'))).toHaveLength(12);
  expect(body.components.schemas).toHaveProperty('Backtest.properties.progress');
});
