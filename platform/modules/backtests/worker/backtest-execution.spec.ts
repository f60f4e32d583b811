import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { minuteBars } from '../../../test/backtests/bars.ts';
import { BacktestClient } from '../../../test/backtests/client.ts';
import { buyAndHold } from '../../../test/backtests/sources.ts';
import { createTestApp, type TestApp } from '../../../test/harness.ts';
import type { BacktestEntity } from '../job/backtest.entity.ts';
import { LeaseRepository } from '../job/lease-repository.ts';
import { BacktestExecution } from './backtest-execution.ts';
import { HeldRun } from './held-run.ts';

let paddock: TestApp;
let execution: BacktestExecution;
let stored: BacktestEntity;

beforeAll(async () => {
  paddock = await createTestApp();
  const client = new BacktestClient(paddock);
  const { id } = await client.run({ source: buyAndHold, dataset: await client.import('minutes', minuteBars(500)) });
  execution = paddock.app.get(BacktestExecution);
  stored = await paddock.app.get(LeaseRepository).load({ id, attempt: 1, workerId: 'w', faults: 0 });
});
afterAll(() => paddock.close());

/** The stored job with changes, as a worker that has just claimed it sees it. */
const run = (changes: Partial<BacktestEntity>, held = heldRun()) => execution.run({ ...stored, ...changes }, { held, onProgress: () => {} });
const heldRun = () => new HeldRun({ id: stored.id, attempt: 9, workerId: 'w', faults: 0 });

test('a job that is cancelled while its feed is made ends as cancelled', async () => {
  const held = heldRun();
  held.stop('cancelled');
  expect(await run({ timeframe: '5m' }, held)).toEqual({ status: 'cancelled', reason: { code: 'cancelled', message: 'Cancelled before it had results.' } });
});

test('a job whose worker stops or lost its lease has no outcome', async () => {
  for (const cause of ['stopping', 'lease-lost'] as const) {
    const held = heldRun();
    held.stop(cause);
    await expect(run({}, held)).rejects.toBe(cause);
  }
});

test('a dataset or symbol that is gone is the reason of a failure, not a fault', async () => {
  expect(await run({ datasetId: randomUUIDv7() })).toMatchObject({ status: 'failed', reason: { code: 'missing' } });
  expect(await run({ symbols: ['GONE'] })).toMatchObject({ status: 'failed', reason: { code: 'data', message: expect.stringContaining('minutes') } });
});

test('code that is not what was submitted does not run', async () => {
  const inlineSource = stored.inlineSource && { bundle: { ...stored.inlineSource.bundle, code: `${stored.inlineSource.bundle.code}\n` } };
  expect(await run({ inlineSource })).toMatchObject({ status: 'failed', reason: { code: 'integrity' } });
});

test('a run beyond its deadline fails with what it was allowed', async () => {
  const { config } = paddock;
  Object.assign(config, { backtestMinutes: 0 });
  try {
    expect(await run({})).toMatchObject({ status: 'failed', reason: { code: 'deadline', allowed: '0 minutes' } });
  } finally {
    Object.assign(config, { backtestMinutes: 60 });
  }
});
