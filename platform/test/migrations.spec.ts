import { migrations } from '@paddock/migrations';
import { expect, test } from 'vitest';
import { dataSourceOptions, openDataSource } from '../modules/database/index.ts';
import { createDatabase } from './harness.ts';

test('every migration can be undone, the newest first, and done again', async () => {
  const source = await openDataSource(dataSourceOptions({ url: await createDatabase(), pool: 2 }));
  try {
    const tables = (): Promise<unknown> =>
      source.query(`select table_name, column_name, data_type from information_schema.columns where table_schema = 'public' order by 1, 2`);
    const before = await tables();
    for (let left = migrations.length; left > 0; left--) await source.undoLastMigration({ transaction: 'each' });
    expect(await source.query('select name from migrations')).toEqual([]);
    expect(await source.runMigrations({ transaction: 'each' })).toHaveLength(migrations.length);
    expect(await tables()).toEqual(before);
  } finally {
    await source.destroy();
  }
});
