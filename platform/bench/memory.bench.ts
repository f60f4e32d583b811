/** Peak memory of a worker process that runs W1's strategy on 1 M and on 10 M bars; each in a process of its own. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleStrategy } from '@paddock/sandbox';
import { DEFAULT_RUN_CONFIG } from '../dist/core/index.js';
import { FeedWriter, sidecarOf } from '../dist/adapters/history/feed-file.js';
import { BacktestRunner } from '../dist/adapters/runner/index.js';
import { home, machine, printTable, root } from './bench-kit.ts';

const rows = Number(process.argv[2] ?? 0);
if (rows > 0) await measure(rows);
else {
  console.log(machine());
  const lines = [1_000_000, 10_000_000].map((bars) => {
    const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), String(bars)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    return run.stdout.trim().split('\t');
  });
  printTable(['bars', 'trades', 'peak memory of the worker process', 'of the sandbox process'], lines);
}

/** Made-up minutes that wander, so that the strategy trades about as often as on real ones. */
function writeFeed(bars: number): string {
  const file = path.join(home, `wander-${bars}`);
  const writer = new FeedWriter(file);
  const names = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
  const columns = Object.fromEntries(names.map((name) => [name, new Float64Array(1)])) as Record<(typeof names)[number], Float64Array>;
  let close = 40_000;
  let state = 1;
  for (let i = 0; i < bars; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const open = close;
    close = Math.max(10_000, close + ((state >>> 16) % 101) - 50);
    const values = { time: 1.6e12 + i * 60_000, open, high: Math.max(open, close) + 5, low: Math.min(open, close) - 5, close, volume: 1 };
    for (const name of names) columns[name][0] = values[name];
    writer.add(0, { ...columns, rows: 1 }, 0);
  }
  const instruments = [{ symbol: 'WANDER', priceDecimals: 1, quantityDecimals: 0, tick: 1 }];
  fs.writeFileSync(sidecarOf(file), JSON.stringify(writer.end({ instruments, timeframeMs: 60_000, dataVersion: 'made-up', adjustment: 'raw' })));
  writer.close();
  return file;
}

async function measure(bars: number): Promise<void> {
  const feedPath = writeFeed(bars);
  const made = await bundleStrategy({ 'strategy.ts': fs.readFileSync(path.join(root, 'plugins/sma-crossover/strategy.ts'), 'utf8') });
  if (!made.ok) throw new Error('the sample does not bundle');
  const runner = new BacktestRunner();
  let sandboxBytes = 0;
  const config = { ...DEFAULT_RUN_CONFIG, cash: '100000000' };
  const run = await runner.run(
    { bundle: made.bundle, params: { quantity: 1 }, feedPath, config },
    { onUsage: ({ peakRssBytes }) => (sandboxBytes = peakRssBytes) },
  );
  console.log(
    [
      bars.toLocaleString('en'),
      String(run.metrics.trades),
      `${Math.round(process.resourceUsage().maxRSS / 1_024)} MB`,
      `${Math.round(sandboxBytes / 2 ** 20)} MB`,
    ].join('\t'),
  );
  await runner.close();
  process.exit(0);
}
