import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/harness.ts';
import { StrategiesService } from '../strategies.service.ts';

let paddock: TestApp;
let author: string;
beforeAll(async () => {
  paddock = await createTestApp({ roles: ['api'], samples: false });
  author = await paddock.signInAs('author');
});
afterAll(() => paddock.close());

const path = (name: string, rest = '') => `/api/v1/strategies/${name}/versions/1.0.0${rest}`;
const as = (who: string) => ({
  get: (url: string) => request(paddock.http).get(url).set('Authorization', who),
  post: (url: string, body: object = {}) => request(paddock.http).post(url).set('Authorization', who).send(body),
  delete: (url: string) => request(paddock.http).delete(url).set('Authorization', who),
});
const publish = (name: string, needs = "{ symbols: ['A', 'B'], orderTypes: ['market', 'limit'], memoryMb: 64 }", body = '') =>
  as(author).post('/api/v1/strategies', {
    source: `import { Strategy } from '@paddock/sdk';\nexport default class Mine extends Strategy({ name: '${name}', needs: ${needs} }) {${body}}\n`,
  });
const service = () => paddock.app.get(StrategiesService);
const ASKED = { symbols: ['A', 'B'], timeframes: 'any', orderTypes: ['market', 'limit'], short: true, memoryMb: 64 };

describe('a published version', () => {
  test('shows what it asks for, and that nobody has decided', async () => {
    const { body } = await publish('asking').expect(201);
    expect(body).toMatchObject({ manifest: ASKED, decision: null, status: 'pending', metadata: { needs: ASKED } });
    expect(await service().approvedManifest((await service().resolve('asking')).versionId)).toBeUndefined();
  });

  test.each([
    ["{ symbols: ['../etc'] }", 'needs.symbols has "../etc"'],
    ["{ ['__proto__']: { short: true } } as object", 'needs: "__proto__" is unknown'],
    ['{ memoryMb: 100_000 }', 'needs.memoryMb 100000 must be a whole number from 8 to 4096'],
  ])('is refused when it asks in a way that cannot be read: %s', async (needs, message) => {
    const { body } = await publish('odd', needs).expect(422);
    expect(body.errors[0]).toMatchObject({ code: 'load-failed', message: expect.stringContaining(message) });
  });
});

describe('an admin', () => {
  test('signs off what was asked for', async () => {
    await publish('signed').expect(201);
    const { body } = await as(paddock.admin).post(path('signed', '/approval'), { reason: 'read it' }).expect(200);
    expect(body).toMatchObject({
      status: 'approved',
      decision: { status: 'approved', manifest: ASKED, reason: 'read it', decidedBy: expect.stringMatching(/^admin/) },
    });
    expect((await as(author).get('/api/v1/strategies/signed').expect(200)).body.versions[0].status).toBe('approved');
    expect(await service().approvedManifest((await service().resolve('signed')).versionId)).toEqual(ASKED);
    const { body: audit } = await as(paddock.admin).get('/api/v1/audit?action=strategy.approved').expect(200);
    expect(audit.items[0]).toMatchObject({ subject: 'signed@1.0.0', detail: { reason: 'read it', manifest: ASKED } });
  });

  test('may sign off less, which then holds', async () => {
    await publish('narrowed').expect(201);
    const { body } = await as(paddock.admin)
      .post(path('narrowed', '/approval'), { manifest: { symbols: ['B'], short: false } })
      .expect(200);
    expect(body.decision.manifest).toEqual({ ...ASKED, symbols: ['B'], short: false });
    expect(body.manifest).toEqual(ASKED);
    expect((await service().resolve('narrowed')).manifest).toEqual({ ...ASKED, symbols: ['B'], short: false });
  });

  test('cannot sign off more', async () => {
    await publish('wider').expect(201);
    const { body } = await as(paddock.admin)
      .post(path('wider', '/approval'), { manifest: { symbols: ['A', 'C'], memoryMb: 128 } })
      .expect(422);
    expect(body.errors).toMatchObject([
      { field: 'manifest.symbols', message: 'manifest.symbols ["A","C"] is more than the strategy asked for: ["A","B"]' },
      { field: 'manifest.memoryMb' },
    ]);
  });

  test.each([
    [{ manifest: { symbols: [] } }, 'manifest.symbols of 0 values'],
    [{ manifest: { shorts: true } }, 'manifest: "shorts" is unknown; valid: symbols'],
    [{ manifest: [] }, 'manifest'],
    [{ manifest: 'all' }, 'manifest'],
    [{ reason: 5 }, 'reason'],
    [{ approve: true }, 'unknown field "approve"'],
  ])('hears what is wrong with %j', async (decision, message) => {
    await publish('misread').expect((answer) => expect([200, 201]).toContain(answer.status));
    const { body } = await as(paddock.admin).post(path('misread', '/approval'), decision).expect(400);
    expect(body.detail).toContain(message);
  });

  test('withdraws a sign-off, and only one that is there', async () => {
    await publish('withdrawn').expect(201);
    const { body: none } = await as(paddock.admin).delete(path('withdrawn', '/approval')).expect(409);
    expect(none.detail).toBe('withdrawn@1.0.0 is not approved, so there is nothing to withdraw; it is pending');
    await as(paddock.admin).post(path('withdrawn', '/approval')).expect(200);
    const { body } = await as(paddock.admin).delete(path('withdrawn', '/approval?reason=second%20thoughts')).expect(200);
    expect(body).toMatchObject({ status: 'withdrawn', decision: { manifest: null, reason: 'second thoughts' } });
    expect(await service().approvedManifest((await service().resolve('withdrawn')).versionId)).toBeUndefined();
    await as(paddock.admin).post(path('withdrawn', '/approval')).expect(200);
  });

  test('is nobody else', async () => {
    await publish('closed').expect(201);
    const operator = await paddock.signInAs('operator');
    for (const who of [author, operator]) {
      await as(who).post(path('closed', '/approval')).expect(403);
      await as(who).delete(path('closed', '/approval')).expect(403);
      await as(who).post(path('closed', '/revocation')).expect(403);
    }
    await request(paddock.http).post(path('closed', '/approval')).expect(401);
  });

  test('hears when there is no such version', async () => {
    await as(paddock.admin).post(path('nowhere', '/approval')).expect(404);
    await as(paddock.admin).post('/api/v1/strategies/closed/versions/9.9.9/approval').expect(404);
    await as(paddock.admin).post('/api/v1/strategies/closed/versions/..%2f..%2fetc/approval').expect(404);
  });
});

describe('a revoked version', () => {
  test('loads nowhere any more, for good, and the one before is the latest again', async () => {
    await publish('revoked').expect(201);
    await publish('revoked', '{}').expect(201);
    expect((await service().resolve('revoked')).version).toBe('1.0.1');
    const url = '/api/v1/strategies/revoked/versions/1.0.1';
    const { body } = await as(paddock.admin).post(`${url}/revocation`, { reason: 'leaks orders' }).expect(200);
    expect(body.status).toBe('revoked');
    expect((await service().resolve('revoked')).version).toBe('1.0.0');
    await expect(service().resolve('revoked@1.0.1')).rejects.toThrow('revoked@1.0.1 was revoked (leaks orders) and does not load');
    for (const again of [as(paddock.admin).post(`${url}/approval`), as(paddock.admin).post(`${url}/revocation`), as(paddock.admin).delete(`${url}/approval`)]) {
      expect((await again.expect(409)).body.detail).toContain('that is for good');
    }
    expect((await publish('revoked', '{}').expect(409)).body.detail).toBe('revoked@1.0.1 has these contents and was revoked: leaks orders');
    expect((await publish('revoked', '{ short: false }').expect(201)).body.version).toBe('1.0.2');
    const { body: audit } = await as(paddock.admin).get('/api/v1/audit?action=strategy.revoked').expect(200);
    expect(audit.items[0]).toMatchObject({ subject: 'revoked@1.0.1', detail: { reason: 'leaks orders' } });
  });

  test('leaves nothing to load when it was the only one', async () => {
    await publish('only').expect(201);
    await as(paddock.admin).post(path('only', '/revocation')).expect(200);
    await expect(service().resolve('only')).rejects.toThrow('every version of only was revoked; publish a new one');
    expect((await as(author).get('/api/v1/strategies/only').expect(200)).body).toMatchObject({ latestVersion: '', versions: [{ status: 'revoked' }] });
  });
});
