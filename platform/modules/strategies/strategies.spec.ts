import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tarOf } from '../../../sandbox/test/tar-of.ts';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { SampleStrategies } from './samples/sample-strategies.ts';
import { StrategiesService } from './strategies.service.ts';

let paddock: TestApp;
let author: string;
beforeAll(async () => {
  paddock = await createTestApp({ roles: ['api'] });
  author = await paddock.signInAs('author');
});
afterAll(() => paddock.close());

const source = (name: string, body = 'override onBar(bar: Bar): void { this.log(bar.close); }') =>
  `import { Strategy, int, type Bar } from '@paddock/sdk';\nexport default class Mine extends Strategy({ name: '${name}', title: 'Mine', params: { size: int({ default: 3, min: 1, max: 9 }) } }) {\n  ${body}\n}\n`;
const get = (path: string) => request(paddock.http).get(`/api/v1/strategies${path}`).set('Authorization', author);
const post = (path: string, body: object) => request(paddock.http).post(`/api/v1/strategies${path}`).set('Authorization', author).send(body);

describe('samples', () => {
  test('are published on first start', async () => {
    const { body } = await get('?origin=sample').expect(200);
    expect(body.items.map((item: { name: string }) => item.name)).toEqual(['momentum-rotation', 'pairs', 'rsi-bracket', 'sma-crossover']);
    expect(body.items[3]).toMatchObject({ title: 'SMA crossover', origin: 'sample', latestVersion: '1.0.0', versionCount: 1 });
    expect(body.nextCursor).toBeNull();
  });

  test('are not published again when nothing has changed', async () => {
    await paddock.app.get(SampleStrategies).onApplicationBootstrap();
    expect((await get('/sma-crossover').expect(200)).body.versionCount).toBe(1);
  });

  test('keep their names to themselves', async () => {
    const { body } = await post('', { source: source('pairs') }).expect(409);
    expect(body.detail).toContain('"pairs" is a sample of Paddock');
  });
});

describe('publishing', () => {
  test('gives the first version 1.0.0, then the next patch', async () => {
    const { body } = await post('', { source: source('first'), note: 'begin' }).expect(201);
    expect(body).toMatchObject({
      name: 'first',
      version: '1.0.0',
      note: 'begin',
      entry: 'strategy.ts',
      metadata: { name: 'first', scope: 'symbol', params: [{ name: 'size', kind: 'int', default: 3, min: 1, max: 9 }] },
    });
    expect(body.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(body.createdBy).toMatch(/author/);
    const again = await post('', { source: source('first', 'override onBar(): void {}') }).expect(201);
    expect(again.body.version).toBe('1.0.1');
    const { body: detail } = await get('/first').expect(200);
    expect(detail.versions.map((line: { version: string }) => line.version)).toEqual(['1.0.1', '1.0.0']);
    expect(detail).toMatchObject({ latestVersion: '1.0.1', versionCount: 2, origin: 'user' });
  });

  test('gives the same version again for the same bytes', async () => {
    const first = await post('', { source: source('same'), version: '2.0.0' }).expect(201);
    const second = await post('', { source: source('same'), version: '2.0.0' }).expect(200);
    const third = await post('', { source: source('same') }).expect(200);
    expect([second.body, third.body]).toEqual([first.body, first.body]);
  });

  test('refuses other bytes under a version that exists', async () => {
    await post('', { source: source('fixed'), version: '1.0.0' }).expect(201);
    const { body } = await post('', { source: `${source('fixed')}// changed`, version: '1.0.0' }).expect(409);
    expect(body.detail).toBe('fixed@1.0.0 is published with other contents and never changes; the next free version is 1.0.1');
  });

  test('an older version does not become the latest', async () => {
    await post('', { source: source('old', 'override onBar(): void {}'), version: '3.0.0' }).expect(201);
    await post('', { source: source('old'), version: '2.5.0' }).expect(201);
    expect((await get('/old').expect(200)).body).toMatchObject({ latestVersion: '3.0.0', versionCount: 2 });
  });

  test('takes several files and shows them again', async () => {
    const files = {
      'strategy.ts': source('several', 'override onBar(): void { this.buy({ quantity: size() }); }').replace('\n', "\nimport { size } from './lib/size.ts';\n"),
      'lib/size.ts': 'export const size = (): number => 2;\n',
    };
    await post('', { files, entry: 'strategy.ts' }).expect(201);
    const { body } = await get('/several/versions/1.0.0').expect(200);
    expect(body.files).toEqual(files);
    expect(body.bundleBytes).toBeGreaterThan(100);
  });

  test('two at a time get different versions', async () => {
    const results = await Promise.all(
      ['1', '2', '3'].map((n) => post('', { source: source('race', `override onBar(): void { this.log(${n}); }`) }).expect(201)),
    );
    expect(new Set(results.map(({ body }) => body.version))).toEqual(new Set(['1.0.0', '1.0.1', '1.0.2']));
  });

  test('adds to the strategies of others only for operators and admins, and they stay whose they were', async () => {
    await post('', { source: source('owned') }).expect(201);
    const owner = (await get('/owned').expect(200)).body.versions[0].createdBy;
    const change = (who: string, by: string) =>
      request(paddock.http)
        .post('/api/v1/strategies')
        .set('Authorization', who)
        .send({ source: source('owned', `override onBar(): void { this.log('${by}'); }`) });
    const { body } = await change(await paddock.signInAs('author'), 'stranger').expect(403);
    expect(body.detail).toBe(`"owned" belongs to ${owner}: authors can change their own only; give the strategy another name`);
    expect((await get('/owned').expect(200)).body).toMatchObject({ latestVersion: '1.0.0', versionCount: 1 });
    await change(await paddock.signInAs('operator'), 'operator').expect(201);
    await change(paddock.admin, 'admin').expect(201);
    await change(author, 'owner').expect(201);
    expect((await get('/owned').expect(200)).body.latestVersion).toBe('1.0.3');
  });

  test('writes who published what', async () => {
    await post('', { source: source('audited') }).expect(201);
    const { body } = await request(paddock.http).get('/api/v1/audit?action=strategy.published').set('Authorization', paddock.admin).expect(200);
    expect(body.items[0]).toMatchObject({ action: 'strategy.published', subject: 'audited@1.0.0' });
    expect(body.items[0].actor).toMatch(/author/);
  });
});

describe('the gate', () => {
  test('reports type errors with file, line and column', async () => {
    const { body } = await post('', { source: source('typed', 'override onBar(): void {\n    this.buy({ quantity: "ten" });\n  }') }).expect(422);
    expect(body.errors).toMatchObject([{ file: 'strategy.ts', line: 4, code: 'TS2322', message: expect.stringContaining('not assignable') }]);
    expect(body.errors[0].column).toBeGreaterThan(1);
    expect(body.detail).toContain('strategy.ts:4: ');
  });

  test('reports forbidden imports', async () => {
    const { body } = await post('', { source: `import fs from 'node:fs';\n${source('reader')}` }).expect(422);
    expect(body.errors[0]).toMatchObject({ file: 'strategy.ts', line: 1 });
    expect(['import', 'forbidden']).toContain(body.errors[0].code);
    expect(body.errors[0].message).toContain('node:fs');
  });

  test('reports a definition that is not valid', async () => {
    const { body } = await post('', { source: source('Not A Name') }).expect(422);
    expect(body.errors[0].message).toContain('must be lower-case letters');
  });

  test('ends code that loops while it is read', async () => {
    const { body } = await post('', { source: `for (;;) {}\n${source('looper')}` }).expect(422);
    expect(body.errors[0].code).toBe('cpu');
  });

  test.each([
    [{}, 'give the strategy as source'],
    [{ source: 'x', files: { 'a.ts': 'x' } }, 'give either source or files or archive, not source and files together'],
    [{ files: { 'a.ts': 5 } }, 'files must be an object'],
    [{ source: 'x', version: '1.0' }, 'version must be a semantic version'],
    [{ source: 'x', comment: 'y' }, 'unknown field "comment"'],
  ])('refuses a malformed request: %j', async (upload, message) => {
    const { body } = await post('', upload).expect(400);
    expect(body.detail).toContain(message);
  });

  test('refuses file names that lead out of the upload', async () => {
    const { body } = await post('', { files: { '../strategy.ts': source('outside') } }).expect(422);
    expect(body.errors[0].message).toContain('../strategy.ts');
  });

  test('inspects without publishing', async () => {
    const fine = await post('/inspect', { source: source('looked-at') }).expect(200);
    expect(fine.body).toMatchObject({ metadata: { name: 'looked-at', title: 'Mine' }, diagnostics: [] });
    const broken = await post('/inspect', { source: source('looked-at', 'override onBar(): void { this.bye(); }') }).expect(200);
    expect(broken.body).toMatchObject({ metadata: null, diagnostics: [{ file: 'strategy.ts', line: 3, code: 'TS2339' }] });
    await get('/looked-at').expect(404);
  });
});

describe('a trial on sample data', () => {
  test.each([
    ['loops for ever in a field', 'x = ((): number => { for (;;) {} })();', 'cpu', 2],
    ['loops for ever in a callback', 'override onBar(): void {\n    for (;;) {}\n  }', 'cpu', 3],
    ['throws in a callback', 'override onBar(): void {\n    throw new Error("no");\n  }', 'threw', 4],
  ])('refuses what %s, with its place', async (_, body, code, line) => {
    for (const path of ['', '/inspect']) {
      const { body: answer } = await post(path, { source: source('tried', body) }).expect(path === '' ? 422 : 200);
      const [first] = path === '' ? answer.errors : answer.diagnostics;
      expect(first).toMatchObject({ code, file: 'strategy.ts', line, message: expect.stringMatching(/^On sample data: (?!.*needs: )/) });
    }
    await get('/tried').expect(404);
  });

  test('tells how to declare the data that the strategy is made for', async () => {
    const { body } = await post('', { source: source('hours', "readonly hours = this.timeframe('1h');") }).expect(422);
    expect(body.errors[0].message).toBe(
      'On sample data: RangeError: timeframe 1h cannot be built from bars of 1d: it must be a multiple of them (in constructor). ' +
        "If the strategy is made for certain data, declare it and the sample has it: needs: { timeframes: ['1h'] }.",
    );
  });

  test('has the symbols and the bar length that the strategy asks for', async () => {
    const text = `import { Strategy, type Bar } from '@paddock/sdk';
export default class Hourly extends Strategy({ name: 'hourly', scope: 'portfolio', needs: { symbols: ['GOOG', 'AAPL'], timeframes: ['1h'] } }) {
  #last = 0;
  override onSlice(time: number): void {
    if (this.symbols.join() !== 'GOOG,AAPL') throw new Error(this.symbols.join());
    if (this.#last !== 0 && time - this.#last !== 3_600_000) throw new Error(String(time - this.#last));
    this.#last = time;
  }
}
`;
    const { body } = await post('', { source: text }).expect(201);
    expect(body.manifest).toEqual({ symbols: ['GOOG', 'AAPL'], timeframes: ['1h'], orderTypes: ['market', 'limit', 'stop', 'stop-limit'], short: true });
  });
});

describe('archives', () => {
  const packed = (entries: Parameters<typeof tarOf>[0]): string => gzipSync(tarOf(entries)).toString('base64');

  test('are published like files', async () => {
    const entries = [
      { name: 'strategy.ts', text: source('packed', 'override onBar(): void { this.log(half); }').replace('\n', "\nimport { half } from './lib/half.ts';\n") },
      { name: 'lib/half.ts', text: 'export const half = 0.5;\n' },
    ];
    const { body } = await post('', { archive: packed(entries) }).expect(201);
    expect(Object.keys(body.files).toSorted()).toEqual(['lib/half.ts', 'strategy.ts']);
  });

  test('that hold anything but plain files are refused', async () => {
    const { body } = await post('', { archive: packed([{ name: 'strategy.ts', kind: '2', link: '/etc/passwd' }]) }).expect(422);
    expect(body.errors[0]).toMatchObject({ code: 'archive', message: '"strategy.ts" is a symbolic link; only plain files are taken' });
  });

  test('that are none are refused', async () => {
    expect((await post('', { archive: 'not base64!' }).expect(400)).body.detail).toContain('archive');
    expect((await post('', { archive: Buffer.from('hello').toString('base64') }).expect(422)).body.detail).toContain('archive');
    expect((await post('', { archive: packed([]), source: 'x' }).expect(400)).body.detail).toContain('not source and archive together');
  });
});

describe('finding strategies', () => {
  test('resolves a name to its latest version and a reference to exactly that one', async () => {
    await post('', { source: source('resolved') }).expect(201);
    await post('', { source: source('resolved', 'override onBar(): void {}') }).expect(201);
    const service = paddock.app.get(StrategiesService);
    const latest = await service.resolve('resolved');
    const first = await service.resolve('resolved@1.0.0');
    expect([latest.version, first.version]).toEqual(['1.0.1', '1.0.0']);
    expect(first.bundle.code).toContain('this.log');
    expect(await service.resolve('resolved@1.0.0')).toBe(first);
  });

  test('names what there is when nothing matches', async () => {
    const service = paddock.app.get(StrategiesService);
    await expect(service.resolve('sma-crossovr')).rejects.toThrow('There is no strategy "sma-crossovr". Available:');
    await expect(service.resolve('sma-crossover@9.9.9')).rejects.toThrow('There is no version of sma-crossover "9.9.9". Available: 1.0.0.');
  });

  test('pages through the list by name', async () => {
    const first = (await get('?limit=2').expect(200)).body;
    const second = (await get(`?limit=2&cursor=${first.nextCursor}`).expect(200)).body;
    const names = [...first.items, ...second.items].map((item: { name: string }) => item.name);
    expect(names).toEqual(names.toSorted());
    expect(new Set(names).size).toBe(4);
  });

  test('answers nobody who is not signed in', async () => {
    await request(paddock.http).get('/api/v1/strategies').expect(401);
    await request(paddock.http)
      .post('/api/v1/strategies')
      .send({ source: source('anonymous') })
      .expect(401);
  });
});
