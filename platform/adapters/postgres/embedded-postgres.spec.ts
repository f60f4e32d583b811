import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EmbeddedPostgres } from './embedded-postgres.ts';
import { runningPostmaster } from './postmaster-lock.ts';
import { isAlive } from './process-state.ts';

let home: string;
let server: EmbeddedPostgres | undefined;

beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-pg-'));
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  fs.rmSync(home, { recursive: true, force: true });
});

async function query(url: string, text: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test('what was committed is there after a stop and a start, on the same port', async () => {
  server = await EmbeddedPostgres.start({ home });
  await query(server.url, "create table kept as select 'x' as value");
  const { port } = server;
  await server.stop();
  expect(runningPostmaster(path.join(home, 'pg'))).toBeUndefined();
  server = await EmbeddedPostgres.start({ home });
  expect(server.port).toBe(port);
  expect(await query(server.url, 'select value from kept')).toEqual([{ value: 'x' }]);
});

test('nobody enters without the password, which only its owner can read', async () => {
  server = await EmbeddedPostgres.start({ home });
  expect(fs.statSync(path.join(home, 'pg.password')).mode & 0o777).toBe(0o600);
  await expect(query(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password authentication failed');
});

test('a server that is killed comes back on its port without losing a committed row', async () => {
  server = await EmbeddedPostgres.start({ home });
  const { url, pid } = server;
  await query(url, "create table kept as select 'x' as value");
  process.kill(pid ?? Number.NaN, 'SIGKILL');
  await expect.poll(() => query(url, 'select value from kept').catch(() => 'down'), { timeout: 15_000 }).toEqual([{ value: 'x' }]);
  expect(server.pid).not.toBe(pid);
});

test('a lost password file is made again, for the same data', async () => {
  server = await EmbeddedPostgres.start({ home });
  await query(server.url, "create table kept as select 'x' as value");
  await server.stop();
  fs.rmSync(path.join(home, 'pg.password'));
  server = await EmbeddedPostgres.start({ home });
  expect(await query(server.url, 'select value from kept')).toEqual([{ value: 'x' }]);
});

test('a second start on the same folder is refused and leaves the first alone', async () => {
  server = await EmbeddedPostgres.start({ home });
  await expect(EmbeddedPostgres.start({ home })).rejects.toThrow(`${home} is in use by process ${process.pid}`);
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('the lock of a dead server does not stop the next start', async () => {
  server = await EmbeddedPostgres.start({ home });
  await server.stop();
  fs.writeFileSync(path.join(home, 'owner.lock'), '999999999 1\n');
  fs.writeFileSync(path.join(home, 'pg/postmaster.pid'), `${process.pid}\n${path.join(home, 'pg')}\n1\n5432\n`);
  server = await EmbeddedPostgres.start({ home });
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('an interrupted first start is made good by the next', async () => {
  fs.mkdirSync(path.join(home, 'pg.new'));
  fs.writeFileSync(path.join(home, 'pg.new/PG_VERSION'), '18\n');
  server = await EmbeddedPostgres.start({ home });
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test.skipIf(process.platform !== 'linux')('when its owner is killed the server ends, and the next start recovers', async () => {
  const program = `
    const { EmbeddedPostgres } = await import(${JSON.stringify(new URL('index.ts', import.meta.url).href)});
    const server = await EmbeddedPostgres.start({ home: ${JSON.stringify(home)} });
    console.log(JSON.stringify({ url: server.url, pid: server.pid }));
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line]: unknown[] = await once(owner.stdout, 'data');
  const { url, pid }: { url: string; pid: number } = JSON.parse(String(line));
  await query(url, "create table kept as select 'x' as value");
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  server = await EmbeddedPostgres.start({ home });
  expect(isAlive(pid)).toBe(false);
  expect(await query(server.url, 'select value from kept')).toEqual([{ value: 'x' }]);
});
