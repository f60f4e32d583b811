import request from 'supertest';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { StrategiesService } from './strategies.service.ts';

let paddock: TestApp;
beforeAll(async () => {
  paddock = await createTestApp({ roles: ['api'], samples: false });
});
afterAll(() => paddock.close());

const SOURCE = "import { Strategy } from '@paddock/sdk';\nexport default class Mine extends Strategy({ name: 'mine' }) {}\n";
const send = (text: string, path = '', type = 'application/json') =>
  request(paddock.http).post(`/api/v1/strategies${path}`).set('Authorization', paddock.admin).set('Content-Type', type).send(text);
const ask = (path: string) => request(paddock.http).get(`/api/v1/strategies/${path}`).set('Authorization', paddock.admin);

describe('a request that cannot be meant', () => {
  test.each([
    ['{"source": "x", "source": "y"}', 400, 'the key "source" occurs twice'],
    ['{"files": {"strategy.ts": "a", "strategy.ts": "b"}}', 400, 'the key "strategy.ts" occurs twice'],
    ['{"files": {"__proto__": "a"}}', 400, 'the key "__proto__" is not taken'],
    ['{"__proto__": {"source": "a"}}', 400, 'the key "__proto__" is not taken'],
    ['{"constructor": {"prototype": {"source": "a"}}}', 400, 'give the strategy as source'],
    ['{"files": {"constructor": "a"}}', 400, 'files must be an object'],
    ['{"files": {"toString.ts": "export default 1;"}, "entry": "toString"}', 422, 'the entry "toString" is not among the files'],
    [`${'['.repeat(100)}${']'.repeat(100)}`, 400, 'nested more than 64 levels'],
    ['{"source": ', 400, 'JSON'],
    ['[]', 400, ''],
    ['"source"', 400, ''],
    ['{"source": 5}', 400, 'source must be a string'],
    ['{"source": ""}', 400, 'source'],
    ['{"source": null}', 400, 'give the strategy as source'],
    ['{"source": ["x"]}', 400, 'source must be a string'],
    ['{"files": []}', 400, 'files must be an object'],
    ['{"files": {}}', 400, 'files must be an object'],
    ['{"files": "strategy.ts"}', 400, 'files must be an object'],
    ['{"files": {"strategy.ts": {"text": "x"}}}', 400, 'files must be an object'],
    ['{"files": {"/etc/passwd.ts": "x"}}', 422, 'is not a file name'],
    ['{"files": {"a\\u0000.ts": "x"}}', 422, 'is not a file name'],
    ['{"source": "x", "entry": "../../etc/passwd"}', 422, 'is not a file name'],
    ['{"source": "x", "entry": 7}', 400, 'entry must be a string'],
    ['{"source": "x", "version": "../1.0.0"}', 400, 'version must be a semantic version'],
    ['{"source": "x", "version": "1.0.0-beta"}', 400, 'version must be a semantic version'],
    ['{"source": "x", "note": {"a": 1}}', 400, 'note must be a string'],
    ['{"archive": {"a": 1}}', 400, 'archive'],
  ])('is refused with the reason: %s', async (text, status, message) => {
    const answer = await send(text).expect(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.detail).toContain(message);
    expect(answer.text).not.toMatch(/node_modules|\/home|at .*\.ts:/);
  });

  test('is refused when it is huge, without reading it to the end', async () => {
    const { body } = await send(JSON.stringify({ source: 'x'.repeat(9_000_000) })).expect(413);
    expect(body).toMatchObject({ status: 413, title: 'Payload Too Large' });
    expect((await send(JSON.stringify({ source: 'x'.repeat(1_000_001) })).expect(400)).body.detail).toContain('source');
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`f${index}.ts`, '']));
    expect((await send(JSON.stringify({ files: many })).expect(400)).body.detail).toContain('up to 64');
  });

  test('is refused when it is no JSON at all', async () => {
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const { body } = await send('source=x', '', type).expect(415);
      expect(body.detail).toBe(`Send JSON with the content type application/json, or files as multipart/form-data; the body is ${type}.`);
    }
    await send('source=x', '', 'multipart/form-data; boundary=x').expect(400);
  });

  test.each(['..%2f..%2fetc%2fpasswd', '%2e%2e', 'a%00b', '__proto__', 'constructor', "x'; drop table strategies", 'x'.repeat(64), '%F0%9F%92%A9'])(
    'names a strategy that cannot be: %s',
    async (name) => {
      const answer = await ask(name);
      expect([400, 404]).toContain(answer.status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    },
  );
});

test('a version whose bytes were changed behind our back does not load', async () => {
  await send(JSON.stringify({ source: SOURCE })).expect(201);
  const database = paddock.app.get(DataSource);
  await expect(database.query("update strategy_versions set bundle = bundle || '// changed' where name = 'mine'")).rejects.toThrow();
  await database.query('alter table strategy_versions disable trigger user');
  await database.query("update strategy_versions set bundle = bundle || '// changed' where name = 'mine'");
  await database.query('alter table strategy_versions enable trigger user');
  await expect(paddock.app.get(StrategiesService).resolve('mine@1.0.0')).rejects.toThrow('mine@1.0.0 is not what was published: its bundle has the checksum');
});
