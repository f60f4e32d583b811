import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isBuilt, PaddockProcess, type ProcessOptions } from './paddock-process.ts';

let home: string;
const running: PaddockProcess[] = [];
const starts: number[] = [];

beforeAll(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-server-'));
});
afterEach(async () => {
  const started = running.splice(0);
  await Promise.all(started.map((one) => one.stop('SIGTERM')));
  for (const { output } of started) starts.push(...[...output.matchAll(/is ready after ([\d.]+) s/g)].map(([, seconds]) => Number(seconds)));
});
afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

function launch(app: 'main' | 'worker', options: Partial<ProcessOptions> = {}): PaddockProcess {
  const launched = new PaddockProcess(app, { home, ...options });
  running.push(launched);
  return launched;
}

async function post(url: string, body: object, authorization = ''): Promise<Record<string, unknown>> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body: JSON.stringify(body) });
  const fields: unknown = await answer.json();
  return { ...(typeof fields === 'object' ? fields : {}), status: answer.status };
}

async function statusOf(url: string, authorization = ''): Promise<number> {
  const answer = await fetch(url, { headers: { authorization } });
  await answer.text();
  return answer.status;
}

describe.skipIf(!isBuilt)('the compiled server (needs npm run build)', { timeout: 60_000 }, () => {
  let key: string;

  test('prints a link that signs the admin in', async () => {
    const server = launch('main');
    const [link = ''] = await server.prints(/http:\S+\/sign-in\?token=\S+/);
    const { origin, searchParams } = new URL(link);
    const signedIn = await post(`${origin}/api/v1/auth/link`, { token: searchParams.get('token') });
    expect(signedIn).toMatchObject({ status: 200, user: { username: 'admin', role: 'admin' } });
    const made = await post(`${origin}/api/v1/auth/api-keys`, { name: 'kept' }, `Bearer ${String(signedIn['token'])}`);
    key = `Bearer ${String(made['key'])}`;
    expect(await statusOf(`${origin}/health/ready`)).toBe(200);
    expect(await server.stop()).toBe(0);
  });

  test('a later start knows everyone again', async () => {
    const server = launch('main');
    await server.prints(/is ready after/);
    expect(await statusOf(`${await server.url()}/api/v1/auth/me`, key)).toBe(200);
  });

  test('after kill -9 the next start recovers', async () => {
    const server = launch('main');
    await server.url();
    await server.stop('SIGKILL');
    const next = launch('main');
    expect(await statusOf(`${await next.url()}/api/v1/auth/me`, key)).toBe(200);
  });

  test('a second server on the same folder says where the first one is', async () => {
    const server = launch('main');
    const url = await server.url();
    const second = launch('main');
    expect(await second.exited).toBe(1);
    expect(second.output).toContain(`Paddock is already running at ${url} (process ${server.child.pid}) on the data folder ${home}`);
    expect(await statusOf(`${url}/health/live`)).toBe(200);
  });

  test('a new sign-in link can be had while the server runs', async () => {
    const url = await launch('main').url();
    const asked = launch('main', { args: ['--sign-in-link'] });
    expect(await asked.exited).toBe(0);
    const token = /token=(\S+)/.exec(asked.output)?.[1];
    expect(await post(`${url}/api/v1/auth/link`, { token })).toMatchObject({ status: 200 });
  });

  test('secrets in the data folder are readable by their owner only', async () => {
    await launch('main').url();
    for (const file of ['pg.password', 'jwt.secret', 'server.json'])
      expect({ file, mode: fs.statSync(path.join(home, file)).mode & 0o777 }).toEqual({ file, mode: 0o600 });
    expect(fs.statSync(home).mode & 0o077).toBe(0);
  });

  test('a worker joins a running server, outlives it, and stops when asked', async () => {
    const server = launch('main', { env: { PADDOCK_ROLES: 'api' } });
    await server.url();
    const worker = launch('worker');
    await worker.prints(/Paddock worker is ready/);
    await server.stop('SIGKILL');
    await launch('main', { env: { PADDOCK_ROLES: 'api' } }).url();
    expect(worker.child.exitCode).toBeNull();
    expect(await worker.stop()).toBe(0);
  });

  test('a worker without a server says what to do', async () => {
    const worker = launch('worker');
    expect(await worker.exited).toBe(1);
    expect(worker.output.trim()).toMatch(/^No Paddock server runs on the data folder .*\nStart one there with "npm start"/);
  });

  test('settings that cannot be used are named, without a stack', async () => {
    const server = launch('main', { env: { PADDOCK_PORT: 'http', PADDOCK_LOG_LEVEL: 'loud' } });
    expect(await server.exited).toBe(1);
    expect(server.output).toMatch(/PADDOCK_PORT "http" must be a whole number from 0 to 65535\n {2}PADDOCK_LOG_LEVEL "loud" must be one of/);
    expect(server.output).not.toContain('    at ');
  });

  test('a database that cannot be used is named, without its password or a stack', async () => {
    const server = launch('main', { env: { DATABASE_URL: 'postgres://paddock:hunter2@nowhere.invalid/paddock' } });
    expect(await server.exited).toBe(1);
    expect(server.output).toMatch(/The database nowhere\.invalid\/paddock cannot be used: .*\nCheck DATABASE_URL/);
    expect(server.output).not.toMatch(/hunter2| {4}at /);
  });

  test('later starts take less than 5 seconds', () => {
    expect(starts.length).toBeGreaterThan(3);
    expect(Math.min(...starts)).toBeLessThan(5);
  });

  test('a port that is taken is named together with the way out', async () => {
    const url = await launch('main').url();
    const other = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-other-'));
    const server = launch('main', { home: other, env: { PADDOCK_PORT: new URL(url).port } });
    expect(await server.exited).toBe(1);
    expect(server.output).toMatch(/Port \d+ of 127\.0\.0\.1 is taken by another program\. Set PADDOCK_PORT to a free one/);
    fs.rmSync(other, { recursive: true, force: true });
  });
});
