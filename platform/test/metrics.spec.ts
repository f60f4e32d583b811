import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minuteBars } from './backtests/bars.ts';
import { BacktestClient, until } from './backtests/client.ts';
import { buyAndHold, slow, throwing } from './backtests/sources.ts';
import { WorkerProcess } from './backtests/worker-process.ts';
import { createTestApp, type TestApp } from './harness.ts';

interface Figure {
  readonly name: string;
  readonly kind: string;
  readonly samples: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number; readonly count?: number; readonly p99?: number }[];
}

interface Process {
  readonly process: string;
  readonly roles: readonly string[];
  readonly figures: readonly Figure[];
}

const token = 'a token for prometheus';
let paddock: TestApp;
let client: BacktestClient;

beforeAll(async () => {
  paddock = await createTestApp({ metricsToken: token.replaceAll(' ', '-') });
  client = new BacktestClient(paddock);
});
afterAll(() => paddock.close());

const scrape = (authorization?: string): request.Test => {
  const call = request(paddock.http).get('/metrics');
  return authorization === undefined ? call : call.set('Authorization', authorization);
};
const bearer = `Bearer ${token.replaceAll(' ', '-')}`;

/** Value of one line of the text format. */
function valueOf(text: string, line: string): number {
  const found = text.split('\n').find((each) => each.startsWith(`${line} `));
  return found === undefined ? Number.NaN : Number(found.slice(line.length + 1));
}

describe('who may read metrics', () => {
  test('strangers, authors and wrong tokens may not', async () => {
    await scrape().expect(401);
    await scrape('Bearer something-else-entirely').expect(401);
    await scrape(await paddock.signInAs('author')).expect(403);
  });

  test('operators and the bearer of the token may', async () => {
    const { text, headers } = await scrape(bearer).expect(200);
    expect(headers['content-type']).toContain('text/plain; version=0.0.4');
    expect(text).toContain('process_resident_memory_bytes');
    await scrape(await paddock.signInAs('operator')).expect(200);
  });

  test('the token opens nothing else', async () => {
    await request(paddock.http).get('/api/v1/ops/figures').set('Authorization', bearer).expect(401);
  });

  test('figures as JSON are for operators', async () => {
    await request(paddock.http)
      .get('/api/v1/ops/figures')
      .set('Authorization', await paddock.signInAs('author'))
      .expect(403);
  });
});

describe('what a backtest leaves in the metrics', () => {
  test('bars, CPU, orders, fills and stops under the name of the strategy', async () => {
    const dataset = await client.import('metered', minuteBars(2_000));
    const fine = await client.run({ source: buyAndHold, dataset });
    const failed = await client.run({ source: throwing, dataset });
    expect([fine.status, failed.status]).toEqual(['completed', 'failed']);
    const { text } = await scrape(bearer).expect(200);
    const strategy = `${String(fine['strategy'])}@${String(fine['version'])}`;
    expect(valueOf(text, `paddock_strategy_bars_total{strategy="${strategy}"}`)).toBe(2_000);
    expect(valueOf(text, `paddock_strategy_orders_total{strategy="${strategy}"}`)).toBe(1);
    expect(valueOf(text, `paddock_strategy_fills_total{strategy="${strategy}"}`)).toBe(1);
    expect(valueOf(text, `paddock_strategy_request_cpu_seconds_count{strategy="${strategy}"}`)).toBeGreaterThan(2);
    expect(valueOf(text, `paddock_strategy_heap_bytes{strategy="${strategy}"}`)).toBeGreaterThanOrEqual(0);
    expect(text).toMatch(/paddock_strategy_stops_total\{strategy="[^"]+",reason="threw"\} 1/);
    expect(valueOf(text, 'paddock_backtests{status="completed"}')).toBe(1);
    expect(valueOf(text, 'paddock_sandbox_start_seconds_count')).toBeGreaterThan(0);
    expect(valueOf(text, 'paddock_queue_jobs{queue="backtests",state="waiting"}')).toBe(0);
    expect(text).toMatch(/paddock_http_request_seconds_count\{method="POST",route="\/api\/v1\/backtests",status="2xx"\} 2/);
    expect(text).not.toContain(fine.id);
  });

  test('the same figures come as JSON with quantiles', async () => {
    const { body } = await client.get('/ops/figures').expect(200);
    const [own] = (body as { readonly processes: readonly Process[] }).processes;
    expect(own?.roles).toEqual(['api', 'worker', 'trader']);
    const cpu = own?.figures.find(({ name }) => name === 'paddock_strategy_request_cpu_seconds');
    expect(cpu?.kind).toBe('histogram');
    for (const { count = 0, value, p99 = 0 } of cpu?.samples ?? []) {
      expect(count).toBeGreaterThan(0);
      expect(p99).toBeGreaterThan(0);
      expect(value).toBeLessThanOrEqual(p99 * count);
    }
  });
});

test('a backtest that asks for a profile has one in its report, others have none', async () => {
  const dataset = await client.import('profiled', minuteBars(2_000));
  const job = await client.run({ source: slow, dataset, profile: true });
  expect([job.status, job['profile']]).toEqual(['completed', true]);
  const { body } = await client.get(`/backtests/${job.id}/report`).expect(200);
  const { profile } = body as {
    readonly profile: {
      readonly callbacks: readonly { readonly name: string; readonly share: number }[];
      readonly lines: readonly { readonly line: number }[];
    };
  };
  expect(profile.callbacks[0]?.name).toBe('onBar');
  expect(profile.lines[0]?.line).toBe(7);
  const plain = await client.run({ source: slow, dataset });
  const report = await client.get(`/backtests/${plain.id}/report`).expect(200);
  expect(report.body).not.toHaveProperty('profile');
  expect(report.body).toMatchObject({ digest: (body as { digest: string }).digest });
});

test('a worker of its own serves its metrics on its port and sends its figures to the page', async () => {
  const worker = await WorkerProcess.start(paddock, { PADDOCK_METRICS_PORT: '0', PADDOCK_METRICS_TOKEN: token.replaceAll(' ', '-') });
  try {
    const port = /Metrics are served on port (\d+)/.exec(worker.output)?.[1];
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(401);
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { authorization: bearer } })).text();
    expect(text).toContain('paddock_sandbox_processes');
    expect(text).not.toContain('paddock_queue_jobs');
    const processes = await until(
      async () => ((await client.get('/ops/figures').expect(200)).body as { readonly processes: readonly Process[] }).processes,
      (all) => all.length === 2,
    );
    expect(processes[1]?.roles).toEqual(['worker', 'trader']);
  } finally {
    await worker.end('SIGTERM');
  }
});
