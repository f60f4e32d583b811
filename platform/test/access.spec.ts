import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SignInLinks } from '../modules/auth/index.ts';
import { createTestApp, type TestApp } from './harness.ts';

let paddock: TestApp;

beforeAll(async () => {
  paddock = await createTestApp({ roles: ['api'], samples: false });
});
afterAll(() => paddock.close());

const post = (path: string, body: object, authorization = ''): request.Test => request(paddock.http).post(path).set('Authorization', authorization).send(body);
const get = (path: string, authorization = ''): request.Test => request(paddock.http).get(path).set('Authorization', authorization);
const password = 'correct horse battery';

async function newUser(username: string, role = 'author'): Promise<string> {
  const answer = await post('/api/v1/users', { username, password, role }, paddock.admin).expect(201);
  return String(answer.body.id);
}

async function login(username: string): Promise<string> {
  const answer = await post('/api/v1/auth/login', { username, password }).expect(200);
  return `Bearer ${answer.body.token}`;
}

describe('routes', () => {
  const open = new Set(['GET /health/live', 'GET /health/ready', 'GET /health/sandbox', 'POST /api/v1/auth/login', 'POST /api/v1/auth/link']);

  test('are closed unless they are listed here', async () => {
    const document = await get('/api/docs-json').expect(200);
    const routes = Object.entries<object>(document.body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method, path: path.replaceAll(/\{[^}]+\}/g, 'x') })),
    );
    expect(routes.length).toBeGreaterThan(10);
    for (const { method, path } of routes) {
      const route = `${method.toUpperCase()} ${path}`;
      if (open.has(route)) continue;
      const answer = await fetch(paddock.url + path, { method: method.toUpperCase() });
      expect({ route, status: answer.status }).toEqual({ route, status: 401 });
      await answer.text();
    }
  });

  test('do not open to credentials that nobody was given', async () => {
    for (const credential of ['', 'Bearer', 'Bearer x', 'Bearer pdk_x', 'Basic YWRtaW46YWRtaW4=', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.']) {
      const answer = await get('/api/v1/auth/me', credential).expect(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="Paddock"');
    }
  });

  test('for admins refuse authors and name the role', async () => {
    const answer = await get('/api/v1/users', await paddock.signInAs('author')).expect(403);
    expect(answer.body.detail).toMatch(/^This needs the role admin; "author-\w+" is author$/);
  });
});

describe('passwords', () => {
  test('sign in, whatever the case of the name', async () => {
    await newUser('maria');
    const answer = await post('/api/v1/auth/login', { username: 'Maria', password }).expect(200);
    expect(answer.body.user).toMatchObject({ username: 'maria', role: 'author' });
    const me = await get('/api/v1/auth/me', `Bearer ${answer.body.token}`).expect(200);
    expect(me.body).toMatchObject({ username: 'maria', hasPassword: true });
  });

  test('wrong ones and unknown users get the same answer', async () => {
    await newUser('noor');
    const wrong = await post('/api/v1/auth/login', { username: 'noor', password: 'wrong password' }).expect(401);
    const unknown = await post('/api/v1/auth/login', { username: 'nobody', password }).expect(401);
    expect(wrong.body.detail).toBe('User name or password is wrong');
    expect(unknown.body.detail).toBe(wrong.body.detail);
  });

  test('change only with the current one, and end every other sign-in', async () => {
    await newUser('ivan');
    const [here, elsewhere] = [await login('ivan'), await login('ivan')];
    const change = (body: object): request.Test => request(paddock.http).put('/api/v1/auth/password').set('Authorization', here).send(body);
    await change({ current: 'not this one', next: 'a new long password' }).expect(400);
    const changed = await change({ current: password, next: 'a new long password' }).expect(200);
    await get('/api/v1/auth/me', elsewhere).expect(401);
    await get('/api/v1/auth/me', `Bearer ${changed.body.token}`).expect(200);
    await post('/api/v1/auth/login', { username: 'ivan', password: 'a new long password' }).expect(200);
  });

  test('never come back in error messages', async () => {
    const answer = await post('/api/v1/users', { username: 'short', password: 'hunter2', role: 'author' }, paddock.admin).expect(400);
    expect(answer.body.errors).toEqual([{ field: 'password', message: 'password must be longer than or equal to 10 characters' }]);
  });
});

describe('users', () => {
  test('have unique names', async () => {
    await newUser('lena');
    const answer = await post('/api/v1/users', { username: 'LENA', password, role: 'author' }, paddock.admin).expect(409);
    expect(answer.body.detail).toBe('There is already a user "LENA"');
  });

  test('lose tokens and keys at once when they are removed, and their name is free again', async () => {
    const id = await newUser('oleg');
    const token = await login('oleg');
    const key = await post('/api/v1/auth/api-keys', { name: 'k' }, token).expect(201);
    await request(paddock.http).delete(`/api/v1/users/${id}`).set('Authorization', paddock.admin).expect(204);
    await get('/api/v1/auth/me', token).expect(401);
    await get('/api/v1/auth/me', `Bearer ${key.body.key}`).expect(401);
    await newUser('oleg');
  });

  test('cannot remove themselves', async () => {
    const me = await get('/api/v1/auth/me', paddock.admin).expect(200);
    await request(paddock.http).delete(`/api/v1/users/${me.body.id}`).set('Authorization', paddock.admin).expect(409);
  });
});

describe('API keys', () => {
  test('work like a sign-in, show only their prefix later, and note their last use', async () => {
    const author = await paddock.signInAs('author');
    const made = await post('/api/v1/auth/api-keys', { name: 'nightly' }, author).expect(201);
    expect(made.body.key).toMatch(/^pdk_[\w-]{43}$/);
    await get('/api/v1/auth/me', `Bearer ${made.body.key}`).expect(200);
    const list = await get('/api/v1/auth/api-keys', author).expect(200);
    expect(list.body.items).toEqual([
      { id: made.body.id, name: 'nightly', prefix: made.body.key.slice(0, 12), createdAt: expect.any(Number), lastUsedAt: expect.any(Number) },
    ]);
  });

  test('stop when they are removed, and nobody removes those of others', async () => {
    const [owner, other] = [await paddock.signInAs('author'), await paddock.signInAs('admin')];
    const made = await post('/api/v1/auth/api-keys', { name: 'mine' }, owner).expect(201);
    await request(paddock.http).delete(`/api/v1/auth/api-keys/${made.body.id}`).set('Authorization', other).expect(404);
    await request(paddock.http).delete(`/api/v1/auth/api-keys/${made.body.id}`).set('Authorization', owner).expect(204);
    await get('/api/v1/auth/me', `Bearer ${made.body.key}`).expect(401);
  });
});

describe('the one-time link', () => {
  test('signs the first admin in once', async () => {
    const token = await paddock.app.get(SignInLinks).forFirstAdmin({ force: false });
    const answer = await post('/api/v1/auth/link', { token }).expect(200);
    expect(answer.body.user).toMatchObject({ username: 'admin', role: 'admin' });
    const me = await get('/api/v1/auth/me', `Bearer ${answer.body.token}`).expect(200);
    expect(me.body).toMatchObject({ username: 'admin', hasPassword: false });
    const again = await post('/api/v1/auth/link', { token }).expect(401);
    expect(again.body.detail).toMatch(/was used, is older than 24 hours, or was replaced.*also while Paddock is running/);
  });

  test('ends when a newer one is made', async () => {
    const links = paddock.app.get(SignInLinks);
    const older = await links.forFirstAdmin({ force: false });
    const newer = await links.forFirstAdmin({ force: false });
    await post('/api/v1/auth/link', { token: older }).expect(401);
    await post('/api/v1/auth/link', { token: newer }).expect(200);
  });

  test('is no longer offered once the admin has a password, unless it is asked for', async () => {
    const links = paddock.app.get(SignInLinks);
    const signedIn = await post('/api/v1/auth/link', { token: await links.forFirstAdmin({ force: false }) }).expect(200);
    await request(paddock.http).put('/api/v1/auth/password').set('Authorization', `Bearer ${signedIn.body.token}`).send({ next: password }).expect(200);
    expect(await links.forFirstAdmin({ force: false })).toBeUndefined();
    expect(await links.forFirstAdmin({ force: true })).toEqual(expect.any(String));
  });
});

describe('the audit trail', () => {
  test('holds sign-ins, failed ones too, with who and from where', async () => {
    await newUser('audrey');
    await post('/api/v1/auth/login', { username: 'audrey', password: 'wrong password' }).set('X-Correlation-Id', 'trace-1').expect(401);
    await login('audrey');
    const failed = await get('/api/v1/audit?action=login.failed&limit=1', paddock.admin).expect(200);
    expect(failed.body.items[0]).toMatchObject({ actor: 'anonymous', subject: 'audrey', ip: expect.stringContaining('127.0.0.1'), correlationId: 'trace-1' });
    const succeeded = await get('/api/v1/audit?action=login.succeeded&limit=1', paddock.admin).expect(200);
    expect(succeeded.body.items[0]).toMatchObject({ actor: 'audrey', detail: { method: 'password' } });
  });

  test('is read page by page without gaps or repetitions', async () => {
    for (let index = 0; index < 5; index += 1) await post('/api/v1/auth/login', { username: `ghost-${index}`, password }).expect(401);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: request.Response = await get(`/api/v1/audit?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`, paddock.admin).expect(200);
      seen.push(...page.body.items.map((item: { id: string }) => item.id));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(seen.toSorted((a, b) => Number(b) - Number(a)));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(5);
  });
});
