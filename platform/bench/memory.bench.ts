/** Peak memory of a worker process that runs W1's strategy on 1 M and on 10 M bars; each in a process of its own. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleStrategy } from '@paddock/sandbox';
import { DEFAULT_RUN_CONFIG } from '../dist/core/index.js';
import { BacktestRunner } from '../dist/adapters/runner/index.js';
import { home, machine, printTable, root } from './bench-kit.ts';
import { writeFeed } from './made-up-feed.ts';

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

async function measure(bars: number): Promise<void> {
  const feedPath = writeFeed(home, bars);
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
