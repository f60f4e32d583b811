import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BacktestsModule } from '../modules/backtests/index.ts';
import { StrategiesModule } from '../modules/strategies/index.ts';
import { createTestApp, type TestApp } from './harness.ts';
let paddock: TestApp;
beforeAll(async () => { paddock = await createTestApp({ logLevel: 'info' }, [StrategiesModule, BacktestsModule]); });
afterAll(() => paddock?.close());
const source = `import { Sma, Strategy, crossedAbove, crossedBelow, int, type Bar } from '@paddock/sdk';
export default class X extends Strategy({ name: 'x', params: { fast: int({ default: 10, min: 2, max: 200 }), slow: int({ default: 30, min: 3, max: 400 }), quantity: int({ default: 100, min: 0 }) } }) {
  readonly #fast = this.indicator(new Sma(this.params.fast));
  readonly #slow = this.indicator(new Sma(this.params.slow));
  override onBar(bar: Bar): void { if (crossedAbove(this.#fast, this.#slow) && this.position.isFlat) this.buy({ quantity: this.params.quantity }); else if (crossedBelow(this.#fast, this.#slow) && this.position.isLong) this.close(); }
}`;
test('try', async () => {
  const t = performance.now();
  const res = await request(paddock.http).post('/api/v1/backtests').set('Authorization', paddock.admin).send({ source, dataset: process.env['DATA'] });
  console.log(res.status, JSON.stringify(res.body).slice(0, 2000), performance.now() - t);
  if (res.status !== 202) return;
  for (;;) {
    const job = await request(paddock.http).get('/api/v1/backtests/' + res.body.id).set('Authorization', paddock.admin);
    if (['completed', 'failed', 'cancelled'].includes(job.body.status)) { console.log(JSON.stringify(job.body).slice(0, 3000)); break; }
    await new Promise((r) => setTimeout(r, 5));
  }
  console.log('total', performance.now() - t);
  for (const what of ['report', 'equity?points=10', 'trades?limit=2&sort=-pnl', 'orders?limit=2', 'fills?limit=1', 'logs', 'plots']) {
    const r = await request(paddock.http).get(`/api/v1/backtests/${res.body.id}/${what}`).set('Authorization', paddock.admin);
    console.log(what, r.status, JSON.stringify(r.body).slice(0, 1500));
  }
  for (const format of ['csv', 'json', 'html']) {
    const r = await request(paddock.http).get(`/api/v1/backtests/${res.body.id}/export?format=${format}`).set('Authorization', paddock.admin);
    console.log(format, r.status, r.headers['content-type'], r.headers['content-disposition'], (r.text ?? '').length, (r.text ?? '').slice(0, 300));
  }
}, 60000);
