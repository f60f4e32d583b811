import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Module, Post } from '@nestjs/common';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Idempotent, Problem } from '../modules/ops/index.ts';
import { createTestApp, type TestApp } from './harness.ts';

class Order {
  @IsInt() @Min(1) @Max(99) quantity: number;
  @IsOptional() @IsString() @MaxLength(5) note?: string;
}

let arrived = 0;
let placed = 0;
let hold: Promise<void> | undefined;

@Controller('api/v1/probe')
class ProbeController {
  @Post()
  @HttpCode(202)
  @Idempotent()
  async place(@Body() { quantity }: Order): Promise<object> {
    arrived += 1;
    await hold;
    if (quantity === 13) throw Problem.unprocessable('thirteen is not for sale', [{ field: 'quantity', value: 13, message: 'unlucky' }]);
    placed += 1;
    return { id: randomUUID(), quantity };
  }

  @Get('broken')
  broken(): never {
    throw new Error('the secret inside');
  }
}

@Module({ controllers: [ProbeController] })
class ProbeModule {}

let paddock: TestApp;

beforeAll(async () => {
  paddock = await createTestApp({ roles: ['api'], samples: false, logLevel: 'silent' }, [ProbeModule]);
});
afterAll(() => paddock.close());

const place = (body: object, key?: string): request.Test => {
  const call = request(paddock.http).post('/api/v1/probe').set('Authorization', paddock.admin);
  return (key === undefined ? call : call.set('Idempotency-Key', key)).send(body);
};

describe('problem details', () => {
  test('have the media type, the address and the correlation id of the request', async () => {
    const answer = await request(paddock.http).get('/api/v1/nowhere').set('Authorization', paddock.admin).set('X-Correlation-Id', 'trace-7').expect(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['x-correlation-id']).toBe('trace-7');
    expect(answer.body).toEqual({
      type: 'urn:paddock:problem:not-found',
      title: 'Not Found',
      status: 404,
      detail: 'Cannot GET /api/v1/nowhere',
      instance: '/api/v1/nowhere',
      correlationId: 'trace-7',
    });
  });

  test('quote the bad value and list what is valid', async () => {
    const answer = await place({ quantity: 0, qty: 5 }).expect(400);
    expect(answer.body.errors).toEqual([
      { field: 'qty', message: 'unknown field "qty"; known: note, quantity', allowed: ['note', 'quantity'] },
      { field: 'quantity', value: 0, message: 'quantity must not be less than 1, got 0' },
    ]);
  });

  test('name a wrong type rather than what follows from it', async () => {
    const answer = await place({ quantity: 'many', note: 5 }).expect(400);
    expect(answer.body.errors).toEqual([
      { field: 'quantity', value: 'many', message: 'quantity must be an integer number, got "many"' },
      { field: 'note', value: 5, message: 'note must be a string, got 5' },
    ]);
  });

  test('quote an id that is none', async () => {
    const answer = await request(paddock.http).get('/api/v1/backtests/nonsense').set('Authorization', paddock.admin).expect(400);
    expect(answer.body.errors).toEqual([{ field: 'id', value: 'nonsense', message: expect.stringMatching(/^id "nonsense" is not an id/) }]);
  });

  test('answer 400 to text that cannot be stored', async () => {
    const answer = await request(paddock.http).get('/api/v1/strategies/%00').set('Authorization', paddock.admin).expect(400);
    expect(answer.body.detail).toContain('U+0000');
  });

  test.each(['\u0000', '\ud800'])('answer 400 to a source with %j', async (character) => {
    const source = `import { Strategy } from '@paddock/sdk';\nexport default class Odd extends Strategy({ name: 'odd' }) {}\n// ${character}`;
    await request(paddock.http).post('/api/v1/strategies').set('Authorization', paddock.admin).send({ source }).expect(400);
  });

  test('keep the inside of Paddock inside', async () => {
    const answer = await request(paddock.http).get('/api/v1/probe/broken').set('Authorization', paddock.admin).expect(500);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(answer.body.correlationId).toBe(answer.headers['x-correlation-id']);
  });

  test('answer broken JSON and bodies that are too large', async () => {
    const send = (body: string): request.Test => request(paddock.http).post('/api/v1/probe').set('Authorization', paddock.admin).type('json').send(body);
    expect((await send('{"quantity":').expect(400)).body.detail).toMatch(/JSON/);
    expect((await send(`"${'x'.repeat(9_000_000)}"`).expect(413)).body.title).toBe('Payload Too Large');
  });

  test('a correlation id that could forge log lines is replaced', async () => {
    const answer = await request(paddock.http).get('/health/live').set('X-Correlation-Id', 'a b "c"').expect(200);
    expect(answer.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('Idempotency-Key', () => {
  test('repeats the first answer and does the work once', async () => {
    const before = placed;
    const first = await place({ quantity: 5 }, 'k-1').expect(202);
    const second = await place({ quantity: 5 }, 'k-1').expect(202);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(placed - before).toBe(1);
  });

  test('belongs to one body', async () => {
    await place({ quantity: 5 }, 'k-2').expect(202);
    const answer = await place({ quantity: 6 }, 'k-2').expect(422);
    expect(answer.body.detail).toBe('Idempotency-Key "k-2" was used for another request body: use a new key for a new request');
  });

  test('belongs to one user', async () => {
    const mine = await place({ quantity: 5 }, 'k-3').expect(202);
    const theirs = await request(paddock.http)
      .post('/api/v1/probe')
      .set('Authorization', await paddock.signInAs('author'))
      .set('Idempotency-Key', 'k-3')
      .send({ quantity: 5 })
      .expect(202);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  test('refuses a second request while the first one runs', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    hold = promise;
    const before = arrived;
    const first = place({ quantity: 5 }, 'k-4').then((answer) => answer.status);
    // Before it has arrived a second request could be the first.
    await expect.poll(() => arrived).toBe(before + 1);
    await place({ quantity: 5 }, 'k-4').expect(409);
    hold = undefined;
    resolve();
    expect(await first).toBe(202);
  });

  test('may be used again after a failure', async () => {
    await place({ quantity: 13 }, 'k-5').expect(422);
    await place({ quantity: 13 }, 'k-5').expect(422);
    await place({ quantity: 12 }, 'k-5').expect(202);
  });

  test('without it every request does its work', async () => {
    const before = placed;
    await place({ quantity: 5 }).expect(202);
    await place({ quantity: 5 }).expect(202);
    expect(placed - before).toBe(2);
  });
});

describe('answers', () => {
  test('tell browsers to load nothing from elsewhere', async () => {
    const answer = await request(paddock.http).get('/health/live').expect(200);
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'self';script-src 'self';worker-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self' data:;connect-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    );
    expect(answer.headers).not.toHaveProperty('x-powered-by');
  });

  test('of readiness name every part', async () => {
    const answer = await request(paddock.http).get('/health/ready').expect(200);
    expect(answer.body).toMatchObject({ status: 'ok', details: { database: { status: 'up' }, queue: { status: 'up' } } });
  });

  test('every address outside the API opens the page, none inside it does', async () => {
    const page = await request(paddock.http).get('/strategies/sma-crossover').set('Accept', 'text/html');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const api = await request(paddock.http).get('/api/v1/nowhere').set('Accept', 'text/html').expect(404);
    expect(api.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
});
