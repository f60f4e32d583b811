import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_RUN_CONFIG, type BacktestRun } from '../../core/index.ts';
import { writeSampleFeed } from '../history/index.ts';
import { BacktestRunner } from './backtest-runner.ts';
import { bundleOf } from './reference.fixture.ts';
import { trialRun } from './trial-run.ts';

const runner = new BacktestRunner({ spares: 1 });
const scratch = mkdtempSync(path.join(os.tmpdir(), 'paddock-capabilities-'));
beforeAll(() => runner.start());
afterAll(async () => {
  await runner.close();
  rmSync(scratch, { recursive: true, force: true });
});

const bundle = (body: string, needs: string, scope = 'symbol') =>
  bundleOf(
    `import { Strategy } from '@paddock/sdk';\nexport default class Mine extends Strategy({ name: 'mine', scope: '${scope}', needs: ${needs} }) {\n  #bars = 0;\n  ${body}\n}\n`,
  );
const run = async (body: string, needs: string, scope?: string): Promise<BacktestRun> =>
  runner.run({
    bundle: await bundle(body, needs, scope),
    params: {},
    feedPath: writeSampleFeed(scratch, ['A', 'B'], { bars: 20 }).path,
    config: DEFAULT_RUN_CONFIG,
  });
const reasons = ({ orders }: BacktestRun) => [...new Set(orders.map(({ status, reason = '' }) => `${status}: ${reason}`))];

test('an order of a type that was not asked for is denied', async () => {
  const done = await run('override onBar(): void { if (this.#bars++ === 3) this.buy({ quantity: 1, stop: 1_000 }); }', "{ orderTypes: ['market', 'limit'] }");
  expect(done.status).toBe('completed');
  expect(reasons(done)).toEqual(['denied: order type stop is not allowed; allowed: market, limit']);
});

test('a short sale that was not asked for is denied', async () => {
  const done = await run('override onBar(): void { if (this.#bars++ === 3) this.sell({ quantity: 1 }); }', '{ short: false }');
  expect(reasons(done)[0]).toContain('short selling is not allowed');
});

test('an order for a symbol that was not asked for is denied', async () => {
  const done = await run("override onSlice(): void { if (this.#bars++ === 3) this.buy({ quantity: 1, symbol: 'B' }); }", "{ symbols: ['A'] }", 'portfolio');
  expect(reasons(done)).toEqual(['denied: symbol B is not allowed; allowed: A']);
});

test('memory and computing are held to what was asked for', async () => {
  const hoard = await run('kept: object[] = [];\n  override onBar(): void { for (let i = 0; i < 20_000; i++) this.kept.push({ i }); }', '{ memoryMb: 8 }');
  expect(hoard.reason).toMatchObject({ code: 'memory', allowed: '8.0 MB' });
  const loop = await run('override onBar(): void { for (;;) {} }', '{ cpuMs: 250 }');
  expect(loop.reason).toMatchObject({ code: 'cpu', allowed: '250 ms per call' });
});

test('a trial ends well for a strategy that is, and says where one that is not went wrong', async () => {
  const attempt = async (body: string, needs: string) => {
    const made = await bundle(body, needs);
    const inspection = await runner.inspect(made);
    if (!inspection.ok) throw new Error(inspection.stop.message);
    return trialRun(runner, made, inspection.metadata);
  };
  expect(await attempt("override onBar(): void { if (this.symbol !== 'GOOG') throw new Error(this.symbol); }", "{ symbols: ['GOOG'] }")).toBeUndefined();
  expect(await attempt('x = ((): number => { for (;;) {} })();', '{}')).toMatchObject({ code: 'cpu', location: { file: 'strategy.ts', line: 2 } });
});
