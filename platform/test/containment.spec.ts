import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './harness.ts';
import { isBuilt, PaddockProcess } from './paddock-process.ts';

describe('the containment of sandboxes', () => {
  let paddock: TestApp;
  beforeAll(async () => (paddock = await createTestApp({ roles: ['api'], containmentMin: 1, samples: false })));
  afterAll(() => paddock.close());

  test('its level is open to all', async () => {
    const { body } = await request(paddock.http).get('/health/sandbox').expect(200);
    expect(body).toEqual({ level: expect.toSatisfy((level: unknown) => [0, 1, 2, 3].includes(Number(level))), required: 1 });
  });

  test('its layers are for admins', async () => {
    await request(paddock.http).get('/api/v1/health/sandbox').expect(401);
    await request(paddock.http)
      .get('/api/v1/health/sandbox')
      .set('Authorization', await paddock.signInAs('operator'))
      .expect(403);
    const { body } = await request(paddock.http).get('/api/v1/health/sandbox').set('Authorization', paddock.admin).expect(200);
    expect(body).toMatchObject({ level: expect.any(Number), required: 1 });
    expect((body as { layers: { name: string }[] }).layers.map(({ name }) => name)).toContain('system-calls');
  });
});

describe.skipIf(!isBuilt)('a required level (needs npm run build)', { timeout: 60_000 }, () => {
  let home: string;
  beforeAll(() => (home = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-contained-'))));
  afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

  test.each(['main', 'worker'] as const)('%s does not start below it, and says what is missing and what to do', async (app) => {
    // Without the programs of util-linux a child has no limits and no namespaces.
    const refused = new PaddockProcess(app, { home, env: { PATH: path.join(home, 'nothing'), PADDOCK_CONTAINMENT_MIN: '3' } });
    expect(await refused.exited).toBe(1);
    expect(refused.output).toMatch(/containment level \d on this machine and 3 is required/);
    expect(refused.output).toMatch(/limits: run on Linux and install util-linux \(prlimit\)[^]*namespaces: /);
    expect(refused.output).toContain('PADDOCK_CONTAINMENT_MIN=3 requires that');
    expect(refused.output).not.toContain(' at ');
    expect(fs.existsSync(path.join(home, 'pg'))).toBe(false);
  });
});
