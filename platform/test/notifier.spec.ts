import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppModule } from '../apps/app.module.ts';
import { Notifier } from '../modules/database/index.ts';
import { createTestApp, type TestApp } from './harness.ts';

let here: TestApp;
let there: INestApplicationContext;

beforeAll(async () => {
  here = await createTestApp({ roles: ['api'], samples: false, logLevel: 'silent' });
  there = await NestFactory.createApplicationContext(AppModule.of(here.config.with({ roles: [] })), { logger: false });
});
afterAll(async () => {
  await there.close();
  await here.close();
});

function heardBy(notifier: Notifier, channel: string): unknown[] {
  const heard: unknown[] = [];
  notifier.subscribe(channel, (data) => heard.push(data));
  return heard;
}

test('every process hears a message once, the sender at once', async () => {
  const [near, far] = [heardBy(here.app.get(Notifier), 'a'), heardBy(there.get(Notifier), 'a')];
  const sent = here.app.get(Notifier).publish('a', { id: 1 });
  expect(near).toEqual([{ id: 1 }]);
  await sent;
  await expect.poll(() => far).toEqual([{ id: 1 }]);
  expect(near).toEqual([{ id: 1 }]);
});

test('messages keep their order and their channel', async () => {
  const far = heardBy(there.get(Notifier), 'b');
  for (const id of [1, 2, 3]) await here.app.get(Notifier).publish(id === 2 ? 'elsewhere' : 'b', { id, pad: 'x'.repeat(10_000) });
  await expect.poll(() => far).toMatchObject([{ id: 1 }, { id: 3 }]);
});

test('a handler that fails does not silence the others', async () => {
  const notifier = here.app.get(Notifier);
  notifier.subscribe('c', () => {
    throw new Error('broken handler');
  });
  const heard = heardBy(notifier, 'c');
  await notifier.publish('c', 1);
  expect(heard).toEqual([1]);
});

test('listening comes back after the database has dropped the connection', async () => {
  const far = heardBy(there.get(Notifier), 'd');
  const dropped = await here.app
    .get(DataSource)
    .query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'paddock notices' and datname = current_database()");
  expect(dropped).toHaveLength(2);
  await expect
    .poll(async () => {
      await here.app.get(Notifier).publish('d', 'again');
      return far.length;
    })
    .toBeGreaterThan(0);
});
