import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './harness.ts';

let paddock: TestApp;
let database: DataSource;

beforeAll(async () => {
  paddock = await createTestApp({ roles: ['api'], samples: false });
  database = paddock.app.get(DataSource);
});
afterAll(() => paddock.close());

test.each(["update audit set actor = 'someone else'", 'delete from audit', 'truncate audit'])('the database itself refuses: %s', async (statement) => {
  await expect(database.query(statement)).rejects.toThrow('rows of audit are never changed or removed');
});

test('a published version cannot be changed either', async () => {
  await database.query("insert into strategies (name, origin) values ('s', 'user')");
  await database.query(
    "insert into strategy_versions (strategy_id, name, version, checksum, files, entry, bundle, metadata, created_by) select id, 's', '1.0.0', 'c', '{}', 'e', 'b', '{}', 'me' from strategies",
  );
  await expect(database.query("update strategy_versions set bundle = 'other'")).rejects.toThrow('rows of strategy_versions are never changed or removed');
});
