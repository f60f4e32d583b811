import { expect, test } from 'vitest';
import { awaitDatabase } from './await-database.ts';
import { freePort } from './free-port.ts';

test('a database that does not answer is named without its password', async () => {
  const port = await freePort();
  const failure = awaitDatabase(`postgres://paddock:hunter2@127.0.0.1:${port}/paddock`, 0);
  await expect(failure).rejects.toThrow(`The database 127.0.0.1:${port}/paddock cannot be used: connect ECONNREFUSED 127.0.0.1:${port}`);
});
