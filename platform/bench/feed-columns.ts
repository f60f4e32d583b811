import { openFeed } from '../dist/adapters/history/index.js';

/** All rows of a feed file, column by column, for loops that need no feed. */
export function columnsOf(feedPath: string): { readonly data: Float64Array; readonly rows: number } {
  const feed = openFeed(feedPath);
  const { rows, chunks, maxRows } = feed.meta;
  const data = new Float64Array(rows * 7);
  const chunk = new Float64Array(maxRows * 7);
  let at = 0;
  for (let c = 0; c < chunks.length; c++) {
    const n = feed.readChunk(c, chunk);
    for (let k = 0; k < 7; k++) data.set(chunk.subarray(k * n, (k + 1) * n), k * rows + at);
    at += n;
  }
  feed.close();
  return { data, rows };
}
