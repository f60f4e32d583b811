import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppModule } from '../apps/app.module.ts';
import { Realtime } from '../modules/realtime/index.ts';
import { createTestApp, type TestApp } from './harness.ts';
import { LiveClient } from './live-client.ts';

let paddock: TestApp;
let token: string;

beforeAll(async () => {
  paddock = await createTestApp({ roles: ['api'], samples: false });
  token = paddock.admin.replace('Bearer ', '');
});
afterAll(() => paddock.close());

async function signedIn(...topics: readonly string[]): Promise<LiveClient> {
  const client = await LiveClient.open(paddock.url);
  client.send({ type: 'auth', token });
  for (const topic of topics) client.send({ type: 'subscribe', topic });
  await expect.poll(() => client.messages).toHaveLength(1 + topics.length);
  return client;
}

test('a page signs in, follows a topic and gets its updates', async () => {
  const client = await signedIn('backtest:a');
  expect(client.messages).toEqual([{ type: 'ready' }, { type: 'subscribed', topic: 'backtest:a' }]);
  const realtime = paddock.app.get(Realtime);
  realtime.publish(['backtests', 'backtest:a'], { id: 'a', progress: 0.5 });
  realtime.publish(['backtests', 'backtest:b'], { id: 'b', progress: 0.7 });
  await expect.poll(() => client.messages.at(-1)).toEqual({ topic: 'backtest:a', type: 'update', data: { id: 'a', progress: 0.5 } });
  expect(JSON.stringify(client.messages)).not.toContain('"b"');
});

test('the list topic carries every job', async () => {
  const client = await signedIn('backtests');
  for (const id of ['a', 'b', 'c']) paddock.app.get(Realtime).publish('backtests', { id, progress: 1 });
  await expect.poll(() => client.messages.slice(2)).toEqual(['a', 'b', 'c'].map((id) => ({ topic: 'backtests', type: 'update', data: { id, progress: 1 } })));
});

test('a thousand updates of one job arrive as a few, the last one last', async () => {
  const client = await signedIn('backtest:busy');
  for (let step = 1; step <= 1000; step += 1) paddock.app.get(Realtime).publish('backtest:busy', { id: 'busy', step });
  await expect.poll(() => client.messages.at(-1)).toMatchObject({ data: { step: 1000 } });
  expect(client.messages.length).toBeLessThan(10);
});

test('after unsubscribing nothing arrives', async () => {
  const client = await signedIn('import:1', 'import:2');
  client.send({ type: 'unsubscribe', topic: 'import:1' });
  await expect.poll(() => client.messages.at(-1)).toEqual({ type: 'unsubscribed', topic: 'import:1' });
  paddock.app.get(Realtime).publish('import:1', { id: '1' });
  paddock.app.get(Realtime).publish('import:2', { id: '2' });
  await expect.poll(() => client.messages.at(-1)).toMatchObject({ topic: 'import:2' });
  expect(JSON.stringify(client.messages)).not.toContain('"update","data":{"id":"1"}');
});

test('updates of another process arrive too, whatever their size', async () => {
  const client = await signedIn('backtests');
  const worker = await NestFactory.createApplicationContext(AppModule.of(paddock.config.with({ roles: [] })), { logger: false });
  const data = { id: 'far', symbols: Array.from({ length: 2000 }, (_, index) => `SYM${index}`) };
  worker.get(Realtime).publish('backtests', data);
  await expect.poll(() => client.messages.at(-1)).toEqual({ topic: 'backtests', type: 'update', data });
  await worker.close();
});

test.each([
  ['a wrong token', { type: 'auth', token: 'x' }],
  ['no token', { type: 'auth' }],
  ['another message first', { type: 'subscribe', topic: 'backtests' }],
  ['what is not JSON', 'hello'],
])('%s ends the connection', async (_name, message) => {
  const client = await LiveClient.open(paddock.url);
  client.send(message);
  expect(await client.closed).toBe(4401);
  expect(client.messages).toEqual([]);
});

test('unknown topics and messages are answered with what is known', async () => {
  const client = await signedIn();
  client.send({ type: 'subscribe', topic: 'users' });
  client.send({ type: 'dance' });
  await expect
    .poll(() => client.messages.slice(1))
    .toEqual([
      { type: 'error', message: 'unknown topic "users"; topics: backtests, backtest:<id>, deployments, deployment:<id>, import:<id>' },
      { type: 'error', message: 'unknown message; known types: auth, subscribe, unsubscribe' },
    ]);
});

test('a message that is far too large ends the connection', async () => {
  const client = await signedIn();
  client.send('x'.repeat(100_000));
  expect(await client.closed).toBe(1009);
});
