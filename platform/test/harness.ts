import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import { inject } from 'vitest';
import { createApi } from '../apps/create-api.ts';
import type { Feature } from '../apps/features.ts';
import { Tokens, Users } from '../modules/auth/index.ts';
import { Config } from '../modules/config/index.ts';
import type { UserRole } from '../modules/ops/index.ts';
import { template } from './cluster.ts';

/** A whole Paddock on a database and data folder of its own, listening on a free port. Close it in `afterAll`. */
export interface TestApp {
  readonly app: NestExpressApplication;
  readonly http: HttpServer;
  readonly url: string;
  readonly config: Config;
  /** `Authorization` header of the admin. */
  readonly admin: string;
  /** Makes a user with that role; returns the `Authorization` header. */
  signInAs(role: UserRole): Promise<string>;
  close(): Promise<void>;
}

/** `values` override the configuration: `{ roles: ['api'] }` leaves the worker out; `extra` modules are added to the product's. */
export async function createTestApp(values: Partial<Config> = {}, extra: readonly Feature[] = []): Promise<TestApp> {
  const home = values.home ?? fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-home-'));
  const databaseUrl = values.databaseUrl ?? (await createDatabase());
  const config = Config.of({
    home,
    databaseUrl,
    port: 0,
    databasePool: 6,
    logLevel: 'warn',
    logFormat: 'json',
    rateLimit: 1_000_000,
    loginRateLimit: 1000,
    demoData: false,
    ...values,
  });
  const app = await createApi(config, extra);
  await app.listen(0, '127.0.0.1');
  const http = app.getHttpServer();
  return {
    app,
    http,
    config,
    url: await app.getUrl(),
    admin: await bearerOf(app, 'admin'),
    signInAs: (role) => bearerOf(app, role),
    close: async () => {
      await app.close();
      if (values.home === undefined) fs.rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A new database with every migration applied; returns its address. */
export async function createDatabase(): Promise<string> {
  const pgUrl = inject('pgUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: pgUrl });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(pgUrl), { pathname: `/${name}` }).href;
}

async function bearerOf(app: NestExpressApplication, role: UserRole): Promise<string> {
  const username = `${role}-${randomUUID().slice(0, 8)}`;
  const user = await app.get(Users).create({ username, role, password: `password of ${username}` });
  return `Bearer ${await app.get(Tokens).issue(user)}`;
}
