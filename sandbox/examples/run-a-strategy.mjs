// Runs a stranger's strategy class on a feed, under budgets:  node sandbox/examples/run-a-strategy.mjs [strategy.ts]
import { readFileSync } from 'node:fs';
import { closeGate, runStrategy } from '@paddock/sandbox';

const file = process.argv[2] ?? new URL('./cross.ts', import.meta.url);
const bars = Array.from({ length: 500 }, (_, day) => {
  const price = 100 + 10 * Math.sin(day / 20);
  return { time: Date.UTC(2024, 0, 1 + day), open: price, high: price + 1, low: price - 1, close: price + 0.5 * Math.sin(day) };
});
const { status, stop, problems, orders, usage } = await runStrategy({
  files: { 'strategy.ts': readFileSync(file, 'utf8') },
  bars,
  budgets: { heapBytes: 32 * 1_048_576, chunkMs: 500 },
});
console.log(JSON.stringify({ status, stop, problems, orders: orders.length, first: orders[0], cpuMs: usage.cpuUs / 1_000, peakRssBytes: usage.peakRssBytes }));
closeGate();
