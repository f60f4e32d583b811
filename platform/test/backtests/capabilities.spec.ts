import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../harness.ts';
import { minuteBars } from './bars.ts';
import { BacktestClient } from './client.ts';

let paddock: TestApp;
let client: BacktestClient;
let minutes: string;
beforeAll(async () => {
  paddock = await createTestApp({ samples: false });
  client = new BacktestClient(paddock);
  minutes = await client.import('minutes', minuteBars(200));
});
afterAll(() => paddock.close());

const publish = (name: string, needs: string): Promise<unknown> =>
  client
    .post('/strategies', {
      source: `import { Strategy } from '@paddock/sdk';
export default class Mine extends Strategy({ name: '${name}', needs: ${needs} }) {
  #bars = 0;
  override onBar(): void { if (this.#bars++ === 5) { this.buy({ quantity: 1 }); this.buy({ quantity: 1, limit: this.roundPrice(1) }); } }
}
`,
    })
    .expect(201);
const outcomes = async (strategy: string): Promise<readonly string[]> => {
  const job = await client.run({ strategy, dataset: minutes });
  expect(job).toMatchObject({ status: 'completed' });
  const { body } = await client.get(`/backtests/${job.id}/orders`).expect(200);
  return (body.items as readonly { type: string; status: string; reason?: string }[]).map(({ type, status, reason = '' }) =>
    `${type} ${status} ${reason}`.trim(),
  );
};

test('a backtest is held to what the strategy asks for, and to what an admin signed off', async () => {
  await publish('held', "{ orderTypes: ['market', 'limit'] }");
  expect((await outcomes('held'))[0]).toBe('market filled');
  await client.post('/strategies/held/versions/1.0.0/approval', { manifest: { orderTypes: ['limit'] } }).expect(200);
  expect((await outcomes('held'))[0]).toBe('market denied order type market is not allowed; allowed: limit');
});

test('a backtest on another bar length than the strategy asks for is refused', async () => {
  await publish('daily', "{ timeframes: ['1d'] }");
  const { body } = await client.post('/backtests', { strategy: 'daily', dataset: minutes }).expect(400);
  expect(body.errors).toMatchObject([{ field: 'timeframe', value: '1m', message: 'timeframe 1m is not what daily asks for: 1d', allowed: ['1d'] }]);
});

test('a backtest of a revoked version is refused', async () => {
  await publish('bad', '{}');
  await client.post('/strategies/bad/versions/1.0.0/revocation', { reason: 'it leaks' }).expect(200);
  expect((await client.post('/backtests', { strategy: 'bad@1.0.0', dataset: minutes }).expect(409)).body.detail).toContain('was revoked (it leaks)');
});
