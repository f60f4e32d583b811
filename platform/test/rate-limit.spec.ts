import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './harness.ts';

let paddock: TestApp;

beforeAll(async () => {
  paddock = await createTestApp({ roles: ['api'], samples: false, rateLimit: 20, loginRateLimit: 3 });
});
afterAll(() => paddock.close());

test('guessing passwords ends after a few attempts', async () => {
  const attempt = (): request.Test => request(paddock.http).post('/api/v1/auth/login').send({ username: 'admin', password: 'a guess' });
  for (let count = 0; count < 3; count += 1) await attempt().expect(401);
  const answer = await attempt().expect(429);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(30);
  expect(answer.body.detail).toMatch(/^More than 3 requests within 60 s: try again in \d+ s$/);
});

test('other routes have a wider limit of their own, health checks none', async () => {
  const statuses: number[] = [];
  for (let count = 0; count < 30; count += 1) statuses.push((await request(paddock.http).get('/api/v1/auth/me').set('Authorization', paddock.admin)).status);
  expect(statuses[0]).toBe(200);
  expect(statuses.at(-1)).toBe(429);
  await request(paddock.http).get('/health/live').expect(200);
});
