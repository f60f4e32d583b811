import { createPostgresBackend, type QueueOptions, runMigrations, setDefaultBackendFactory } from 'bullmq';
import pg from 'pg';
import type { Config } from '../config/index.ts';

const schema = 'bullmq';

/** Chooses where jobs live: Redis when it is configured, else the database, with its tables brought up to date. */
export async function queueOptions(config: Config): Promise<QueueOptions> {
  if (config.redisUrl === undefined) await preparePostgres(config.databaseUrl);
  setDefaultBackendFactory(config.redisUrl === undefined ? createPostgresBackend : undefined);
  return {
    connection: config.redisUrl === undefined ? postgresConnection(config.databaseUrl) : { url: config.redisUrl, maxRetriesPerRequest: null },
    defaultJobOptions: {
      attempts: 3,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { age: 3600, count: 1000 },
      removeOnFail: { age: 7 * 86_400, count: 10_000 },
    },
  };
}

/** BullMQ types its options for Redis; the PostgreSQL backend takes a pool configuration in the same place. */
function postgresConnection(connectionString: string | undefined): QueueOptions['connection'] {
  const pool: object = { connectionString, schema, max: 4 };
  return pool;
}

async function preparePostgres(connectionString: string | undefined): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    await client.end();
  }
}
