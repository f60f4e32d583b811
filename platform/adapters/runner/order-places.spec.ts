import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DEFAULT_RUN_CONFIG, type BacktestRun, type SourceLocation } from '../../core/index.ts';
import { BacktestRunner } from './backtest-runner.ts';
import type { RunHooks } from './backtest-task.ts';
import { bundleOf, feedOf, temporaryHome } from './reference.fixture.ts';

const SOURCE = `import { Strategy, type Bar } from '@paddock/sdk';

export default class Placer extends Strategy({ name: 'placer' }) {
  #bars = 0;
  override onBar(bar: Bar): void {
    this.#bars++;
    if (this.#bars === 2) {
      this.buy({
        quantity: 1, limit: bar.close - 5 });
    }
    if (this.#bars === 4) this.#enter();
  }
  #enter(): void {
    this.buy({ quantity: 2, stopLoss: 50 });
  }
}
`;
const runner = new BacktestRunner({ spares: 0 });
const { home, remove } = temporaryHome();
afterAll(async () => {
  await runner.close();
  remove();
});

function feed(): Promise<string> {
  const rows = Array.from({ length: 8 }, (_, i) => `${1_600_000_000_000 + i * 60_000},100.00,101.00,99.00,100.00,1000`);
  const file = path.join(home, 'flat.csv');
  writeFileSync(file, ['time,open,high,low,close,volume', ...rows].join('\n'));
  return feedOf(file, home);
}

async function run(hooks: RunHooks): Promise<BacktestRun> {
  return runner.run({ bundle: await bundleOf(SOURCE), params: {}, feedPath: await feed(), config: DEFAULT_RUN_CONFIG }, hooks);
}

test("each order is told with the author's line that placed it, and nothing else about the run changes", async () => {
  let places: ReadonlyMap<string, SourceLocation> = new Map();
  const traced = await run({ onOrderPlaces: (found) => (places = found) });
  expect(traced.reason).toBeUndefined();
  expect(traced.orders.map(({ id, tag }) => [tag ?? '', places.get(id)?.file, places.get(id)?.line])).toEqual([
    ['', 'strategy.ts', 8],
    ['', 'strategy.ts', 14],
    ['stop-loss', 'strategy.ts', 14],
  ]);
  const plain = await run({});
  const { timing: _a, ...before } = plain;
  const { timing: _b, ...after } = traced;
  expect(after).toEqual(before);
});
