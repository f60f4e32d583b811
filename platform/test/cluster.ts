import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { EmbeddedPostgres, ensureDatabase } from '../adapters/postgres/index.ts';
import { dataSourceOptions, openDataSource } from '../modules/database/index.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the cluster; databases are cloned from `template`. */
    readonly pgUrl: string;
  }
}

export const template = 'template_paddock';

/** One PostgreSQL for the whole run, with a migrated database that each spec file clones in a fraction of a second. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-cluster-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB', max_connections: '300' };
  const cluster = await EmbeddedPostgres.start({ home, settings });
  await ensureDatabase(cluster.url, template);
  await migrate(cluster.urlOf(template));
  project.provide('pgUrl', cluster.url);
  return async () => {
    await cluster.stop();
    fs.rmSync(home, { recursive: true, force: true });
  };
}

async function migrate(url: string): Promise<void> {
  await (await openDataSource(dataSourceOptions({ url, pool: 2 }))).destroy();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await runMigrations(client, 'bullmq');
  await client.end();
}
