import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DataSource } from 'typeorm';
import { createDatabase, createTestApp, type TestApp } from '../../test/harness.ts';

const rows = Array.from({ length: 250_000 }, (_, index) => `${1_600_000_000 + index * 60},10,12,9,${10 + (index % 100) / 100},${index}`);
const bars = Buffer.from(`time,open,high,low,close,volume\n${rows.join('\n')}\n`);

let home: string;
let databaseUrl: string;
beforeAll(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-restart-'));
  databaseUrl = await createDatabase();
});
afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

const start = (roles: readonly ('api' | 'worker')[]): Promise<TestApp> => createTestApp({ home, databaseUrl, roles });

async function submit(paddock: TestApp, name: string): Promise<string> {
  const { body } = await request(paddock.http)
    .post('/api/v1/imports')
    .set('Authorization', paddock.admin)
    .field('options', JSON.stringify({ name }))
    .attach('files', bars, 'bars.csv')
    .expect(202);
  return body.id;
}

async function status(paddock: TestApp, id: string, until: (status: string) => boolean): Promise<string> {
  for (;;) {
    const { body } = await request(paddock.http).get(`/api/v1/imports/${id}`).set('Authorization', paddock.admin).expect(200);
    if (until(body.status)) return body.status;
    await delay(10);
  }
}

const hasEnded = (state: string): boolean => !['queued', 'running'].includes(state);

describe('an import', () => {
  test('that waits when Paddock stops is done after the next start', async () => {
    const before = await start(['api']);
    const id = await submit(before, 'waited');
    await before.close();
    const after = await start(['api', 'worker']);
    expect(await status(after, id, hasEnded)).toBe('completed');
    await after.close();
  });

  test('that runs when Paddock stops starts over after the next start, and arrives once', async () => {
    const before = await start(['api', 'worker']);
    const id = await submit(before, 'interrupted');
    await status(before, id, (state) => state !== 'queued');
    await before.close();
    const after = await start(['api', 'worker']);
    expect(await status(after, id, hasEnded)).toBe('completed');
    const { body } = await request(after.http).get('/api/v1/datasets/interrupted').set('Authorization', after.admin).expect(200);
    expect(body.rows).toBe(250_000);
    await after.close();
  });

  test('that waits is cancelled at once', async () => {
    const paddock = await start(['api']);
    const id = await submit(paddock, 'unwanted');
    const { body } = await request(paddock.http).post(`/api/v1/imports/${id}/cancel`).set('Authorization', paddock.admin).expect(200);
    expect(body).toMatchObject({ id, status: 'cancelled' });
    expect(fs.readdirSync(path.join(home, 'uploads'))).toEqual([]);
    await paddock.close();
  });

  test('whose worker and queue entry are both gone is found and done', async () => {
    const before = await start(['api']);
    const id = await submit(before, 'forgotten');
    await before.app.get(DataSource).query(`update imports set status = 'running', heartbeat_at = now() - interval '1 hour' where id = '${id}'`);
    await before.app.get(DataSource).query('delete from bullmq.job');
    await before.close();
    const after = await start(['api', 'worker']);
    expect(await status(after, id, hasEnded)).toBe('completed');
    await after.close();
  });
});
