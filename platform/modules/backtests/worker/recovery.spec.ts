import fs from 'node:fs';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { minuteBars } from '../../../test/backtests/bars.ts';
import { BacktestClient, type Job, until } from '../../../test/backtests/client.ts';
import { buyAndHold } from '../../../test/backtests/sources.ts';
import { createTestApp, type TestApp } from '../../../test/harness.ts';
import { BacktestQueue } from '../job/backtest-queue.ts';
import { Recovery } from './recovery.ts';

let paddock: TestApp;
let client: BacktestClient;
let body: object;

beforeAll(async () => {
  paddock = await createTestApp({ keepBacktests: 2 });
  client = new BacktestClient(paddock);
  body = { source: buyAndHold, dataset: await client.import('minutes', minuteBars(300)) };
});
afterAll(() => paddock.close());

test('only as many finished backtests stay as are to be kept, with their files', async () => {
  const jobs: Job[] = [];
  for (let run = 0; run < 4; run++) jobs.push(await client.run(body));
  await paddock.app.get(Recovery).retain();
  const kept = jobs.slice(2).map(({ id }) => id);
  const { items } = (await client.get('/backtests').expect(200)).body as { items: Job[] };
  expect(items.map(({ id }) => id).toSorted()).toEqual(kept);
  expect(fs.readdirSync(paddock.config.path('artefacts')).toSorted()).toEqual(kept);
});

test('a row without a place in the queue gets one, a row that has one gets no second', async () => {
  const api = await createTestApp({ roles: ['api'], demoData: true });
  const waiting = new BacktestClient(api);
  const datasets = await until(
    async () => (await waiting.get('/datasets').expect(200)).body.items as { id: string }[],
    (items) => items.length > 0,
  );
  for (let n = 0; n < 2; n++) await waiting.submit({ source: buyAndHold, dataset: datasets[0]?.id });
  const [recovery, queue, database] = [api.app.get(Recovery), api.app.get(BacktestQueue), api.app.get(DataSource)];
  await recovery.recover();
  expect(await queue.size()).toBe(2);
  await database.query("delete from bullmq.job where id = (select min(id) from bullmq.job where queue = 'backtests')");
  expect(await queue.size()).toBe(1);
  await recovery.recover();
  expect(await queue.size()).toBe(2);
  await api.close();
});
