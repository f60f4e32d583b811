import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DataSource } from 'typeorm';
import { openFeed } from '../../adapters/history/index.ts';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { LiveClient } from '../../test/live-client.ts';
import type { ImportView } from './imports/import-view.ts';
import { DatasetsService } from './index.ts';

const DAY_MS = 86_400_000;
let paddock: TestApp;
beforeAll(async () => {
  paddock = await createTestApp({ demoData: true, uploadMb: 8 });
});
afterAll(() => paddock.close());

const api = (method: 'get' | 'post' | 'delete', url: string, as = paddock.admin) => request(paddock.http)[method](`/api/v1${url}`).set('Authorization', as);

function csv(symbols: readonly string[], days: number, close = 10.25): Buffer {
  const rows = symbols.flatMap((symbol) =>
    Array.from({ length: days }, (_, day) => `${symbol},${new Date((day + 1) * DAY_MS).toISOString().slice(0, 10)},10,12,9,${close},${day}`),
  );
  return Buffer.from(`symbol,date,open,high,low,close,volume\n${rows.join('\n')}\n`);
}

/** Takes long enough to be watched. */
const wide = csv(
  Array.from({ length: 60 }, (_, index) => `S${index}`),
  2_000,
);

async function submit(files: Readonly<Record<string, Buffer>>, options: object, as = paddock.admin): Promise<ImportView> {
  const post = api('post', '/imports', as).field('options', JSON.stringify(options));
  for (const [name, bytes] of Object.entries(files)) post.attach('files', bytes, name);
  return (await post.expect(202)).body as ImportView;
}

async function ended(id: string): Promise<ImportView> {
  for (;;) {
    const { body } = await api('get', `/imports/${id}`).expect(200);
    if (!['queued', 'running'].includes(body.status)) return body as ImportView;
    await delay(20);
  }
}

const imported = async (files: Readonly<Record<string, Buffer>>, options: object, as = paddock.admin): Promise<ImportView> =>
  ended((await submit(files, options, as)).id);
/** An upload goes after its import has ended: whoever did it before, and died between the two, could not try again. */
const uploads = (): string[] => (fs.existsSync(paddock.config.path('uploads')) ? fs.readdirSync(paddock.config.path('uploads')) : []);

describe('imports', () => {
  test('a file becomes a dataset with a report, and the upload goes', async () => {
    const done = await imported(
      { 'panel.csv.gz': gzipSync(Buffer.concat([csv(['NAN', 'T'], 5), Buffer.from('T,1970-02-01,1,2,3,2,5\n')])) },
      { name: 'panel' },
    );
    expect(done).toMatchObject({ name: 'panel', status: 'completed', progress: 1, rowsRead: 11, files: [{ name: 'panel.csv.gz' }] });
    expect(done.report).toMatchObject({ rowsKept: 10, rejected: { total: 1, listed: [{ file: 'panel.csv.gz', line: 12, reason: 'high-below-low' }] } });
    const { body } = await api('get', `/datasets/${done.datasetId}`).expect(200);
    expect(body).toMatchObject({
      name: 'panel',
      timeframe: '1d',
      symbolCount: 2,
      rows: 10,
      firstTime: DAY_MS,
      lastTime: 5 * DAY_MS,
      origin: 'import',
      report: { rowsRead: 11 },
    });
    expect(body.symbols).toEqual([
      { symbol: 'NAN', rows: 5, firstTime: DAY_MS, lastTime: 5 * DAY_MS, priceDecimals: 2, quantityDecimals: 0, tick: 1, gaps: 0 },
      { symbol: 'T', rows: 5, firstTime: DAY_MS, lastTime: 5 * DAY_MS, priceDecimals: 2, quantityDecimals: 0, tick: 1, gaps: 0 },
    ]);
    await expect.poll(uploads).toEqual([]);
  });

  test('several files become one dataset with a symbol each', async () => {
    const one = Buffer.from('date,open,high,low,close\n2024-01-02,1,2,1,2\n2024-01-03,1,2,1,2\n');
    const done = await imported({ 'AAA-daily.csv': one, 'BBB-daily.csv': one, 'notes.txt': Buffer.from('nothing') }, { name: 'folder' });
    const { body } = await api('get', `/datasets/${done.datasetId}`);
    expect(body.symbols.map((symbol: { symbol: string }) => symbol.symbol)).toEqual(['AAA-daily', 'BBB-daily']);
    expect(done.report?.files[2]).toMatchObject({ file: 'notes.txt', problem: expect.stringContaining('no separator') });
  });

  test('the same bytes again change nothing; new bars are added and differences reported', async () => {
    const first = await imported({ 'g.csv': csv(['A'], 5) }, { name: 'grows' });
    const version = (await api('get', `/datasets/${first.datasetId}`)).body.version;
    const again = await imported({ 'g.csv': csv(['A'], 5) }, { name: 'grows' });
    expect(again).toMatchObject({ datasetId: first.datasetId, report: { merge: { addedRows: 0, repeatedRows: 5 } } });
    expect((await api('get', `/datasets/${first.datasetId}`)).body).toMatchObject({ version, rows: 5 });
    const more = await imported({ 'g.csv': csv(['A', 'B'], 7, 11) }, { datasetId: first.datasetId });
    expect(more.report?.merge).toMatchObject({ existingRows: 5, addedRows: 9, conflictingRows: 5, addedSymbols: 1 });
    expect((await api('get', '/datasets/grows')).body).toMatchObject({ rows: 14, symbolCount: 2, report: { merge: { addedRows: 9 } } });
  });

  test('two imports into one dataset at the same time both arrive', async () => {
    const [one, two] = await Promise.all([submit({ 'a.csv': csv(['A'], 30) }, { name: 'shared' }), submit({ 'b.csv': csv(['B'], 30) }, { name: 'shared' })]);
    expect([(await ended(one.id)).status, (await ended(two.id)).status]).toEqual(['completed', 'completed']);
    expect((await api('get', '/datasets/shared')).body).toMatchObject({ rows: 60, symbolCount: 2 });
  });

  test('a file that is no table fails with the reason, and leaves no dataset', async () => {
    const failed = await imported({ 'x.csv': Buffer.from('hello\nworld\n') }, { name: 'nothing' });
    expect(failed).toMatchObject({ status: 'failed', error: { message: expect.stringContaining('x.csv: no separator') } });
    await api('get', '/datasets/nothing').expect(404);
    await expect.poll(uploads).toEqual([]);
  });

  test('refuses what it cannot use, with field and value', async () => {
    const wrong = await api('post', '/imports')
      .field('options', '{"name":"a/b","timeframe":"soon","timezone":"Mars/Base","mapping":{"colour":1},"extra":1}')
      .attach('files', csv(['A'], 1), 'a.csv')
      .expect(400);
    expect(wrong.body.errors.map((error: { field: string }) => error.field).toSorted()).toEqual(['extra', 'mapping.colour', 'name', 'timeframe', 'timezone']);
    expect(
      (
        await api('post', '/imports')
          .field('options', 'not json')
          .attach('files', csv(['A'], 1), 'a.csv')
          .expect(400)
      ).body.detail,
    ).toContain('options must be a JSON object');
    expect((await api('post', '/imports').field('options', '{"name":"x"}').expect(400)).body.detail).toContain('no file was sent');
    expect(
      (
        await api('post', '/imports')
          .attach('other', csv(['A'], 1), 'a.csv')
          .expect(400)
      ).body.detail,
    ).toContain('field "files", not "other"');
    expect(
      (
        await api('post', '/imports')
          .attach('files', csv(['A'], 1), 'a.csv')
          .attach('files', csv(['A'], 1), 'b.csv')
          .expect(400)
      ).body.detail,
    ).toContain('name the dataset');
    expect((await api('post', '/imports').send({}).expect(415)).body.detail).toContain('multipart/form-data');
    expect(
      (
        await api('post', '/imports')
          .attach('files', Buffer.alloc(9 * 1024 * 1024, 'x'), 'big.csv')
          .expect(413)
      ).body.detail,
    ).toContain('8 MB');
    await request(paddock.http).post('/api/v1/imports').expect(401);
    await api('get', '/imports/01890000-0000-7000-8000-000000000000').expect(404);
    expect(uploads()).toEqual([]);
  });

  test('report their end over the WebSocket', async () => {
    const page = await LiveClient.open(paddock.url);
    page.send({ type: 'auth', token: paddock.admin.slice(7) });
    await expect.poll(() => page.messages).toContainEqual({ type: 'ready' });
    const { id } = await submit({ 'live.csv': wide }, { name: 'live' });
    page.send({ type: 'subscribe', topic: `import:${id}` });
    const update = { topic: `import:${id}`, type: 'update', data: expect.objectContaining({ id, status: 'completed', progress: 1, rowsRead: 120_000 }) };
    await expect.poll(() => page.messages, { timeout: 20_000 }).toContainEqual(update);
    page.socket.terminate();
  });

  test('can be cancelled while it runs, and not once it has ended', async () => {
    const { id } = await submit({ 'a.csv': wide }, { name: 'stopped' });
    await api('post', `/imports/${id}/cancel`).expect(200);
    expect((await ended(id)).status).toBe('cancelled');
    await api('get', '/datasets/stopped').expect(404);
    expect((await api('post', `/imports/${id}/cancel`).expect(409)).body.detail).toContain('is cancelled and cannot be cancelled any more');
    // The import is told of it between two stretches of rows.
    await expect.poll(uploads).toEqual([]);
  });

  test('are listed newest first, page by page, and by status', async () => {
    const first = (await api('get', '/imports?limit=2').expect(200)).body;
    const second = (await api('get', `/imports?limit=2&cursor=${first.nextCursor}`).expect(200)).body;
    const ids = [...first.items, ...second.items].map((item: { id: string }) => item.id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect(new Set(ids).size).toBe(4);
    for (const item of (await api('get', '/imports?status=cancelled')).body.items) expect(item.status).toBe('cancelled');
    expect((await api('get', '/imports?cursor=WyJ4Il0').expect(400)).body.detail).toContain('cursor');
  });

  test('a preview tells how a file would be read and keeps nothing', async () => {
    const { body } = await api('post', '/imports/preview')
      .attach('file', csv(['A', 'B'], 40), 'p.csv')
      .expect(200);
    expect(body).toMatchObject({
      columns: ['symbol', 'date', 'open', 'high', 'low', 'close', 'volume'],
      mapping: { symbol: 'symbol', time: 'date' },
      timeframe: '1d',
      timeFormat: 'iso',
      symbols: ['A', 'B'],
    });
    expect(body.rows[0]).toEqual(['A', '1970-01-02', '10', '12', '9', '10.25', '0']);
    expect((await api('post', '/imports/preview').attach('file', Buffer.from('{"a":1}'), 'p.csv').expect(422)).body.detail).toContain('no separator');
    expect(uploads()).toEqual([]);
  });
});

describe('datasets', () => {
  test('the demo datasets are there, called synthetic, with corporate actions', async () => {
    const { body } = await api('get', '/datasets?origin=demo').expect(200);
    expect(body.items.map((item: { name: string; rows: number; createdBy: string }) => [item.name, item.rows, item.createdBy])).toEqual([
      ['demo 1m (synthetic)', 16_770, 'paddock'],
      ['demo (synthetic)', 20_864, 'paddock'],
    ]);
    const actions = (await api('get', `/datasets/${encodeURIComponent('demo (synthetic)')}/corporate-actions?limit=2`).expect(200)).body;
    expect(actions.items[0]).toEqual({ symbol: 'CHARLIE', kind: 'split', exTime: Date.UTC(2021, 5, 15), ratio: '2' });
    const next = (await api('get', `/datasets/${encodeURIComponent('demo (synthetic)')}/corporate-actions?cursor=${actions.nextCursor}`)).body;
    expect([next.items.length, next.nextCursor]).toEqual([39, null]);
  });

  test('bars for a chart: joined, in a range, raw or adjusted', async () => {
    const demo = `/datasets/${encodeURIComponent('demo (synthetic)')}/bars`;
    const whole = (await api('get', `${demo}?symbol=CHARLIE&points=100`).expect(200)).body;
    expect(whole).toMatchObject({ symbol: 'CHARLIE', timeframe: '1d', adjustment: 'raw', rawCount: 2_608, priceDecimals: 2 });
    expect(whole.bars.length).toBeLessThanOrEqual(100);
    const range = 'symbol=CHARLIE&from=2021-06-14&to=2021-06-15';
    const [raw, split] = [(await api('get', `${demo}?${range}`)).body, (await api('get', `${demo}?${range}&adjustment=split`)).body];
    expect(raw.bars).toHaveLength(2);
    expect(split.bars[0][4]).toBeCloseTo(raw.bars[0][4] / 2, 6);
    expect(split.bars[1]).toEqual(raw.bars[1]);
    expect((await api('get', demo).expect(400)).body.detail).toContain('name a symbol: dataset "demo (synthetic)" has ALPHA, BRAVO');
    expect((await api('get', `${demo}?symbol=ZULU`).expect(400)).body.errors[0]).toMatchObject({
      field: 'symbol',
      value: 'ZULU',
      allowed: expect.arrayContaining(['ALPHA']),
    });
    expect(
      (await api('get', `${demo}?symbol=ALPHA&points=0&from=never`).expect(400)).body.errors.map((error: { field: string }) => error.field).toSorted(),
    ).toEqual(['from', 'points']);
  });

  test.each(['zzz', '2021-13-01', '1e3x', ''])('a time that is none is quoted once: %s', async (from) => {
    const { body } = await api('get', `/datasets/shared/bars?symbol=A&from=${from}`).expect(400);
    expect(body.errors).toEqual([
      { field: 'from', value: from, message: `from must be epoch milliseconds or an ISO time such as "2020-01-31", got "${from}"` },
    ]);
  });

  test('fields of a corporate action that cannot be read are quoted once', async () => {
    const action = { symbol: 'A', date: '2020-13-01', dividend: 'much', split: '4/0x' };
    const { body } = await api('post', '/datasets/shared/corporate-actions')
      .send({ actions: [action] })
      .expect(400);
    expect(body.errors.map((error: { message: string }) => error.message)).toEqual([
      'actions.0.date must be a day such as "2020-08-31" or epoch milliseconds, got "2020-13-01"',
      'actions.0.dividend must be a decimal such as "0.205", got "much"',
      'actions.0.split must be new shares per old share, such as "4", "4:1" or "0.125", got "4/0x"',
    ]);
  });

  test('Parquet of all symbols or of one; no file of a download is left', async () => {
    const all = await api('get', '/datasets/shared/export').buffer().parse(bytesOf).expect(200);
    const one = await api('get', '/datasets/shared/export?symbol=B').buffer().parse(bytesOf).expect(200);
    for (const { body, headers } of [all, one]) {
      expect(headers['content-type']).toBe('application/vnd.apache.parquet');
      expect((body as Buffer).subarray(0, 4).toString()).toBe('PAR1');
    }
    expect(one.headers['content-disposition']).toContain('shared B.parquet');
    await api('get', '/datasets/shared/export?symbol=Z').expect(400);
    expect(fs.readdirSync(paddock.config.path('cache/exports'))).toEqual([]);
  });

  test('corporate actions by JSON and by file change the adjusted view', async () => {
    const url = '/datasets/shared/corporate-actions';
    const added = await api('post', url)
      .send({
        actions: [
          { symbol: 'A', date: '1970-01-06', split: '4:1' },
          { symbol: 'A', date: '1970-01-08', dividend: 0.5 },
        ],
      })
      .expect(201);
    expect(added.body).toEqual({ added: 2, changed: 0, unchanged: 0, skipped: 0, rejected: [] });
    const file = await api('post', `${url}/file`)
      .attach('file', Buffer.from('symbol,date,dividend,split\nA,1970-01-06,0,4\nB,1970-01-07,0.25,1\nZ,1970-01-07,1,1\nB,x,1,1\n'), 'events.csv')
      .expect(201);
    expect(file.body).toMatchObject({ added: 1, changed: 0, unchanged: 1, skipped: 1, rejected: [{ line: 5 }] });
    const bars = (await api('get', '/datasets/shared/bars?symbol=A&adjustment=split')).body.bars;
    expect([bars[0][4], bars[4][4]]).toEqual([10.25 / 4, 10.25]);
    const wrong = await api('post', url)
      .send({
        actions: [
          { symbol: 'Q', date: '1970-01-06', split: '2' },
          { symbol: 'A', date: '1970-01-06' },
        ],
      })
      .expect(400);
    expect(wrong.body.errors.map((error: { message: string }) => error.message)).toEqual([
      'symbol "Q" is not in the dataset',
      'an action needs a dividend, a split, or both',
    ]);
    await api('delete', `${url}?symbol=A`).expect(204);
    expect((await api('get', url)).body.items).toEqual([{ symbol: 'B', kind: 'dividend', exTime: 6 * DAY_MS, amount: '0.25' }]);
  });

  test('are not deleted while backtests need them', async () => {
    const { datasetId } = await imported({ 'needed.csv': csv(['A'], 3) }, { name: 'needed' });
    const database = paddock.app.get(DataSource);
    await database.query(
      `insert into backtests (strategy, version, dataset_id, dataset_name, data_version, symbols, timeframe, cash, created_by, status)
       select 's', '1', $1, 'needed', '', '[]', '1d', 1, 'x', status from unnest(array['queued', 'running', 'completed']) as status`,
      [datasetId],
    );
    expect((await api('delete', '/datasets/needed').expect(409)).body.detail).toBe(
      'Dataset "needed" is used by 2 backtests that wait or run. Wait for them or cancel them, then delete the dataset.',
    );
    await database.query("delete from backtests where status <> 'completed'");
    await api('delete', '/datasets/needed').expect(204);
  });

  test('are listed page by page and found by part of their name', async () => {
    const first = (await api('get', '/datasets?limit=2')).body;
    const second = (await api('get', `/datasets?limit=2&cursor=${first.nextCursor}`)).body;
    expect(new Set([...first.items, ...second.items].map((item: { id: string }) => item.id)).size).toBe(4);
    expect((await api('get', '/datasets?name=SYNTH')).body.items).toHaveLength(2);
    expect((await api('get', '/datasets/unheard-of').expect(404)).body.detail).toContain('There is no dataset "unheard-of". Available: demo');
  });
});

describe('DatasetsService', () => {
  test('gives other features a dataset by id or name, and feeds of it', async () => {
    const datasets = paddock.app.get(DatasetsService);
    const info = await datasets.find('shared');
    expect(await datasets.find(info.id)).toEqual(info);
    expect(info).toMatchObject({ timeframe: '1d', timeframeMs: DAY_MS, symbols: [{ symbol: 'A' }, { symbol: 'B' }] });
    const { path: file, meta } = await datasets.feed(info.id, { symbols: ['B', 'A'], from: 2 * DAY_MS, to: 3 * DAY_MS });
    expect(meta).toMatchObject({ rows: 4, dataVersion: info.version, instruments: [{ symbol: 'B' }, { symbol: 'A' }] });
    openFeed(file).close();
    expect((await datasets.feed(info.id, { symbols: ['B'], adjustment: 'total' })).meta.dataVersion).not.toBe(info.version);
    await expect(datasets.feed(info.id, { symbols: ['Z'] })).rejects.toThrow('symbol "Z" is not in the dataset');
    await expect(datasets.feed('nowhere')).rejects.toThrow('There is no dataset "nowhere"');
  });

  test('reads from the Parquet file when the cache is gone', async () => {
    const datasets = paddock.app.get(DatasetsService);
    await imported({ 'cold.csv': csv(['A'], 9) }, { name: 'cold' });
    fs.rmSync(path.join(paddock.config.home, 'cache'), { recursive: true });
    expect((await datasets.feed('cold')).meta.rows).toBe(9);
  });
});

describe('rights', () => {
  test('an author changes only their own datasets and imports', async () => {
    const [ada, ben] = [await paddock.signInAs('author'), await paddock.signInAs('author')];
    const { id, datasetId } = await imported({ 'mine.csv': csv(['A'], 3) }, { name: 'of ada' }, ada);
    expect((await api('delete', `/datasets/${datasetId}`, ben).expect(403)).body.detail).toContain('Dataset "of ada" belongs to author-');
    await api('post', `/datasets/${datasetId}/corporate-actions`, ben)
      .send({ actions: [{ symbol: 'A', date: '1970-01-03', split: 2 }] })
      .expect(403);
    await api('post', '/imports', ben)
      .field('options', '{"name":"of ada"}')
      .attach('files', csv(['B'], 3), 'b.csv')
      .expect(403);
    await api('post', `/imports/${id}/cancel`, ben).expect(403);
    await api('get', `/datasets/${datasetId}`, ben).expect(200);
    await api('delete', `/datasets/${datasetId}`, ada).expect(204);
    await api('get', `/datasets/${datasetId}`, ada).expect(404);
    expect(fs.existsSync(paddock.config.path('history', datasetId ?? ''))).toBe(false);
  });
});

/** supertest collects only text unless told. */
function bytesOf(response: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => done(null, Buffer.concat(parts)));
}
