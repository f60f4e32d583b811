import fs from 'node:fs';
import path from 'node:path';
import { FEED_COLUMNS, FeedWriter, openFeed, sidecarOf, type OpenFeed } from '../../adapters/history/index.ts';

/** What is done to the bars after the cut: other prices, or none at all. */
export type Variation = 'changed' | 'cut-off';

/** Copies a feed with everything after `until` changed or left out; returns the copy's path. */
export function varyFeed(feedPath: string, folder: string, until: number, variation: Variation): string {
  const source = openFeed(feedPath);
  const target = path.join(folder, `${variation}-${until}`);
  const writer = new FeedWriter(target);
  try {
    copy(source, writer, until, variation);
    const { instruments, timeframeMs, adjustment, dataVersion } = source.meta;
    fs.writeFileSync(
      sidecarOf(target),
      JSON.stringify(writer.end({ instruments, timeframeMs, adjustment, dataVersion: `${dataVersion} ${variation} after ${until}` })),
    );
    return target;
  } finally {
    writer.close();
    source.close();
  }
}

function copy(source: OpenFeed, writer: FeedWriter, until: number, variation: Variation): void {
  const { meta } = source;
  const buffer = new Float64Array(meta.maxRows * FEED_COLUMNS);
  for (let chunk = 0; chunk < meta.chunks.length; chunk++) {
    const rows = source.readChunk(chunk, buffer);
    const column = (index: number): Float64Array => buffer.subarray(index * rows, (index + 1) * rows);
    const bars = { rows, time: column(0), open: column(2), high: column(3), low: column(4), close: column(5), volume: column(6) };
    for (let row = 0; row < rows; row++) {
      const isAfter = (bars.time[row] as number) > until;
      if (isAfter && variation === 'cut-off') continue;
      const instrument = column(1)[row] as number;
      if (isAfter) change([bars.open, bars.high, bars.low, bars.close], row, meta.instruments[instrument]?.priceDecimals ?? 2);
      writer.add(instrument, bars, row);
    }
  }
}

/** Another future: every bar moves by its own factor between half and double, on the same grid. */
function change(prices: readonly Float64Array[], row: number, decimals: number): void {
  const scale = 10 ** decimals;
  const factor = 0.5 + 1.5 * (((Math.imul(row + 1, 2_654_435_761) >>> 0) % 1_000) / 1_000);
  for (const price of prices) price[row] = Math.max(1, Math.round((price[row] as number) * scale * factor)) / scale;
}
