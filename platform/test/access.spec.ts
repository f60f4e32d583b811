import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './harness.ts';

let paddock: TestApp;

beforeAll(async () => {
  paddock = await createTestApp({ roles: ['api'] });
});
afterAll(() => paddock.close());

describe('access', () => {
  test('names the signed-in user', async () => {
    const answer = await request(paddock.http).get('/api/v1/auth/me').set('Authorization', paddock.admin).expect(200);
    expect(answer.body).toMatchObject({ role: 'admin', hasPassword: true });
  });
});
