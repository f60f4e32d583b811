import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import zlib from 'node:zlib';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestFactory } from '@nestjs/core';
import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { servePage } from './page-files.ts';

class EmptyModule {}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-page-'));
const script = `export const lines = ${JSON.stringify('a line of code that repeats; '.repeat(200))};`;
let app: NestExpressApplication;

beforeAll(async () => {
  fs.mkdirSync(path.join(folder, 'assets'));
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>page</title>');
  fs.writeFileSync(path.join(folder, 'assets/app-1.js'), script);
  fs.writeFileSync(path.join(folder, 'assets/app-1.js.br'), zlib.brotliCompressSync(script));
  fs.writeFileSync(path.join(folder, 'assets/app-1.js.gz'), zlib.gzipSync(script));
  fs.writeFileSync(path.join(folder, 'assets/small-1.js'), 'export {};');
  app = await NestFactory.create<NestExpressApplication>({ module: EmptyModule }, { logger: false });
  servePage(app, folder);
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await app.close();
  fs.rmSync(folder, { recursive: true });
});

const get = (address: string, encoding: string): request.Test => request(app.getHttpServer()).get(address).set('Accept-Encoding', encoding);

test('a client that takes brotli gets it, with the media type and the cache time of the file', async () => {
  const { headers, bytes } = await bytesOf('/assets/app-1.js', { 'accept-encoding': 'gzip, br' });
  expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding', 'cache-control': 'public, max-age=31536000, immutable' });
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(zlib.brotliDecompressSync(bytes).toString()).toBe(script);
});

test('gzip comes where brotli is not taken, and the plain file where nothing is', async () => {
  const gzipped = await get('/assets/app-1.js', 'gzip');
  expect(gzipped.headers['content-encoding']).toBe('gzip');
  expect(gzipped.text).toBe(script);
  const plain = await get('/assets/app-1.js', 'identity');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.headers['vary']).toBe('Accept-Encoding');
  expect(plain.text).toBe(script);
});

test('a range is one of what is sent, compressed or not', async () => {
  const plain = await get('/assets/app-1.js', 'identity').set('Range', 'bytes=0-5').expect(206);
  expect(plain.text ?? String(plain.body)).toBe('export');
  const whole = fs.readFileSync(path.join(folder, 'assets/app-1.js.br'));
  const part = await bytesOf('/assets/app-1.js', { 'accept-encoding': 'br', range: 'bytes=0-9' });
  expect(part.headers['content-range']).toBe(`bytes 0-9/${whole.length}`);
  expect(part.bytes.equals(whole.subarray(0, 10))).toBe(true);
});

test('files without a twin, strange addresses and the page are served as ever', async () => {
  expect((await get('/assets/small-1.js', 'br').expect(200)).headers['content-encoding']).toBeUndefined();
  await get('/assets/..%2f..%2fetc/passwd.js', 'br').expect(404);
  expect((await get('/anything', 'br').set('Accept', 'text/html').expect(200)).text).toContain('<title>page</title>');
});

/** Bytes as they came: other clients decompress them on the way. */
async function bytesOf(
  address: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly headers: http.IncomingHttpHeaders; readonly bytes: Buffer }> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const [response] = (await once(http.get({ port, path: address, headers, agent: false }), 'response')) as [http.IncomingMessage];
  return { headers: response.headers, bytes: await buffer(response) };
}
