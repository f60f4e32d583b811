import { Controller, Get, Module } from '@nestjs/common';
import request from 'supertest';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Public } from '../modules/ops/index.ts';
import { createTestApp, type TestApp } from './harness.ts';

@Controller('api/v1/broken')
class BrokenController {
  @Get()
  @Public()
  broken(): never {
    throw new Error('the cable is unplugged');
  }
}

@Module({ controllers: [BrokenController] })
class BrokenModule {}

let paddock: TestApp;

beforeAll(async () => {
  await linesOf(async () => {
    paddock = await createTestApp({ roles: ['api'], samples: false, logLevel: 'debug' }, [BrokenModule]);
  });
});
afterAll(() => paddock.close());

async function linesOf(work: () => Promise<unknown>): Promise<readonly Record<string, unknown>[]> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  await work();
  spy.mockRestore();
  return written
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

test('every line of a failed request carries its correlation id, and the reason is among them', async () => {
  const lines = await linesOf(() => request(paddock.http).get('/api/v1/broken?token=secret').set('X-Correlation-Id', 'trace-9').expect(500));
  expect(lines.length).toBeGreaterThanOrEqual(2);
  expect(lines.every((line) => line['correlationId'] === 'trace-9')).toBe(true);
  expect(JSON.stringify(lines)).toContain('the cable is unplugged');
});

test('a request is one line with method, path and status, without its query, headers or body', async () => {
  const signIn = () =>
    request(paddock.http).post('/api/v1/auth/login?from=mail').set('X-Secret', 'hidden').send({ username: 'admin', password: 'a wrong secret' }).expect(401);
  const lines = await linesOf(signIn);
  expect(lines).toEqual([expect.objectContaining({ msg: 'POST /api/v1/auth/login 401', responseTime: expect.any(Number) })]);
  expect(JSON.stringify(lines)).not.toMatch(/from=mail|hidden|a wrong secret/);
});
