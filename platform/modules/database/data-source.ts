import { migrations } from '@paddock/migrations';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SnakeNaming } from './snake-naming.ts';

/** Any number that nothing else locks: processes that start together take turns. */
const migrationLock = 7_205_759_001;

export interface DatabaseSettings {
  readonly url: string;
  readonly pool: number;
}

export function dataSourceOptions({ url, pool }: DatabaseSettings): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    migrations,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    namingStrategy: new SnakeNaming(),
    applicationName: 'paddock',
    connectTimeoutMS: 10_000,
    extra: { max: pool },
  };
}

/** Connects and brings the schema up to date. */
export async function openDataSource(options: DataSourceOptions): Promise<DataSource> {
  const source = await new DataSource(options).initialize();
  try {
    await migrate(source);
    return source;
  } catch (error) {
    await source.destroy();
    throw error;
  }
}

async function migrate(source: DataSource): Promise<void> {
  const session = source.createQueryRunner();
  try {
    await session.query('select pg_advisory_lock($1)', [migrationLock]);
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await session.query('select pg_advisory_unlock($1)', [migrationLock]);
    await session.release();
  }
}
