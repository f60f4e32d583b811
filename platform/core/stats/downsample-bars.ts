/** Bar columns of equal length, times ascending. */
export interface BarColumns {
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

export interface RowRange {
  /** First row, default 0. */
  readonly from?: number;
  /** Row behind the last one, default the number of rows. */
  readonly to?: number;
}

/**
 * Merges neighbouring bars until at most `points` are left. A merged bar has the first time and open, the highest high, the lowest low,
 * the last close and the summed volume, so no extreme is lost.
 */
export function downsampleBars(columns: BarColumns, points: number, range: RowRange = {}): BarColumns {
  if (!(points >= 1)) throw new RangeError(`points ${points} is below 1`);
  const { from = 0, to = columns.time.length } = range;
  const rows = Math.max(0, to - from);
  const buckets = Math.min(rows, Math.floor(points));
  const merged: BarColumns = {
    time: new Float64Array(buckets),
    open: new Float64Array(buckets),
    high: new Float64Array(buckets),
    low: new Float64Array(buckets),
    close: new Float64Array(buckets),
    volume: new Float64Array(buckets),
  };
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = from + Math.floor((bucket * rows) / buckets);
    const end = from + Math.floor(((bucket + 1) * rows) / buckets);
    mergeBars(columns, start, end, merged, bucket);
  }
  return merged;
}

function mergeBars(columns: BarColumns, start: number, end: number, merged: BarColumns, bucket: number): void {
  let high = -Infinity;
  let low = Infinity;
  let volume = 0;
  for (let row = start; row < end; row++) {
    high = Math.max(high, columns.high[row] ?? -Infinity);
    low = Math.min(low, columns.low[row] ?? Infinity);
    volume += columns.volume[row] ?? 0;
  }
  merged.time[bucket] = columns.time[start] ?? Number.NaN;
  merged.open[bucket] = columns.open[start] ?? Number.NaN;
  merged.high[bucket] = high;
  merged.low[bucket] = low;
  merged.close[bucket] = columns.close[end - 1] ?? Number.NaN;
  merged.volume[bucket] = volume;
}
