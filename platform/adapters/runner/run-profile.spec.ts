import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { closeGate } from '@paddock/sandbox';
import { afterAll, describe, expect, test } from 'vitest';
import { DEFAULT_RUN_CONFIG, type BacktestRun } from '../../core/index.ts';
import { BacktestRunner } from './backtest-runner.ts';
import type { RunHooks } from './backtest-task.ts';
import { bundleOf, feedOf, sampleBundle, temporaryHome } from './reference.fixture.ts';
import { profileOf, type RunProfile } from './run-profile.ts';

const runner = new BacktestRunner({ spares: 0 });
const { home, remove } = temporaryHome();
afterAll(async () => {
  closeGate();
  await runner.close();
  remove();
});

/** Two symbols for strategies that need a pair. */
function csv(bars: number): string {
  const rows = Array.from({ length: bars }, (_, i) => {
    const line = (symbol: string, close: number): string =>
      `${1_600_000_000_000 + i * 60_000},${symbol},${[close, close + 1, close - 1, close].map((price) => price.toFixed(2)).join(',')},1000`;
    return `${line('A', 100 + 10 * Math.sin(i / 40))}\n${line('B', 90 + 10 * Math.sin(i / 37))}`;
  });
  const file = path.join(home, `wave-${bars}.csv`);
  writeFileSync(file, ['time,symbol,open,high,low,close,volume', ...rows].join('\n'));
  return file;
}

async function run(bundle: Awaited<ReturnType<typeof bundleOf>>, bars: number, hooks: RunHooks): Promise<BacktestRun> {
  return runner.run({ bundle, params: {}, feedPath: await feedOf(csv(bars), home), config: { ...DEFAULT_RUN_CONFIG, cash: '1000000' } }, hooks);
}

const SLOW = `import { Strategy, type Bar } from '@paddock/sdk';
export default class Slow extends Strategy({ name: 'slow' }) {
  #sum = 0;
  override onBar(bar: Bar): void {
    this.#cheap(bar);
    for (let i = 0; i < 3_000; i++)
      this.#sum = Math.sqrt(this.#sum + i * bar.close);
    this.#dear(bar);
  }
  #cheap(bar: Bar): void {
    this.#sum += bar.open;
  }
  #dear(bar: Bar): void {
    for (let i = 0; i < 9_000; i++) {
      this.#sum = Math.sqrt(this.#sum + i * bar.close);
    }
  }
  override onStop(): void {
    this.log('end');
  }
}
`;

test('a profile names the callback and the lines that cost, and how much of the whole', async () => {
  let profile: RunProfile | undefined;
  const ended = await run(await bundleOf(SLOW), 4_000, { onProfile: (found) => (profile = found) });
  expect(ended.reason).toBeUndefined();
  expect(profile?.samples).toBeGreaterThan(50);
  expect(profile?.callbacks[0]).toMatchObject({ name: 'onBar', file: 'strategy.ts', line: 4 });
  expect(profile?.callbacks[0]?.share).toBeGreaterThan(0.8);
  const [dearest, second] = profile?.lines ?? [];
  expect(dearest).toMatchObject({ file: 'strategy.ts', line: 15, name: '#dear' });
  expect(second).toMatchObject({ file: 'strategy.ts', line: 7, name: 'onBar' });
  expect(dearest?.share).toBeGreaterThan((second?.share ?? 1) * 1.5);
  const all = (profile?.engine ?? 0) + (profile?.lines ?? []).reduce((sum, { share }) => sum + share, 0);
  expect(all).toBeCloseTo(1, 6);
});

describe('the judged result is the same with and without a profile', () => {
  test.each(['sma-crossover', 'rsi-bracket', 'pairs', 'momentum-rotation'])('of %s', async (name) => {
    const bundle = await sampleBundle(name);
    let profile: RunProfile | undefined;
    const { timing: _a, ...plain } = await run(bundle, 5_000, {});
    const { timing: _b, ...profiled } = await run(bundle, 5_000, { onProfile: (found) => (profile = found) });
    expect(profile).toBeDefined();
    expect(profiled).toEqual(plain);
  });
});

test('a failure inside a profiled run names the same line', async () => {
  const source = `import { Strategy, type Bar } from '@paddock/sdk';
export default class Failing extends Strategy({ name: 'failing' }) {
  override onBar(bar: Bar): void {
    if (bar.close > 0)
      throw new Error('here');
  }
}
`;
  const ended = await run(await bundleOf(source), 100, { onProfile: () => undefined });
  expect(ended.reason).toMatchObject({ code: 'threw', location: { file: 'strategy.ts', line: 5 } });
});

test('counts for marks that nobody has set count for the engine', () => {
  const marked = { code: '', lines: [{ file: 'a.ts', line: 1, name: 'onBar' }], functions: [] };
  const profile = profileOf(marked, {
    lines: [
      [0, 1],
      [1, 2],
      [9_999, 1],
    ],
    callbacks: [[5, 3]],
  });
  expect(profile).toEqual({ samples: 4, engine: 0.5, callbacks: [], lines: [{ file: 'a.ts', line: 1, name: 'onBar', share: 0.5 }] });
});
