import fs from 'node:fs';
import path from 'node:path';
import { FeedWriter, sidecarOf } from '../dist/adapters/history/feed-file.js';

/** Made-up minutes that wander, so that a strategy trades about as often as on real ones. */
export function writeFeed(folder: string, bars: number): string {
  const file = path.join(folder, `wander-${bars}`);
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
