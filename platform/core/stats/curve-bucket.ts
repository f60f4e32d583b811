/** A point of the curve is (time, equity, drawdown); a bucket is three of them: lowest equity, highest equity, deepest drawdown. */
export const POINT = 3;
export const LOWEST = 0;
export const HIGHEST = LOWEST + POINT;
export const DEEPEST = HIGHEST + POINT;
export const BUCKET = DEEPEST + POINT;

/** Empties a bucket: the next point will be lowest, highest and deepest. */
export function clearBucket(bucket: Float64Array): void {
  bucket[LOWEST + 1] = Infinity;
  bucket[HIGHEST + 1] = -Infinity;
  bucket[DEEPEST + 2] = -Infinity;
}

/** Puts a point into an open bucket where it is the lowest, the highest or the deepest so far. */
export function keepExtremes(bucket: Float64Array, time: number, equity: number, drawdown: number): void {
  if (equity < value(bucket, LOWEST + 1)) writePoint(bucket, LOWEST, time, equity, drawdown);
  if (equity > value(bucket, HIGHEST + 1)) writePoint(bucket, HIGHEST, time, equity, drawdown);
  if (drawdown > value(bucket, DEEPEST + 2)) writePoint(bucket, DEEPEST, time, equity, drawdown);
}

export function writePoint(bucket: Float64Array, offset: number, time: number, equity: number, drawdown: number): void {
  bucket[offset] = time;
  bucket[offset + 1] = equity;
  bucket[offset + 2] = drawdown;
}

/** Merges the buckets at `first` and `second` (the later one) into `target`; a tie keeps the earlier point. */
export function mergeBuckets(rows: Float64Array, first: number, second: number, target: number): void {
  const lowest = value(rows, second + LOWEST + 1) < value(rows, first + LOWEST + 1) ? second : first;
  const highest = value(rows, second + HIGHEST + 1) > value(rows, first + HIGHEST + 1) ? second : first;
  const deepest = value(rows, second + DEEPEST + 2) > value(rows, first + DEEPEST + 2) ? second : first;
  copyPoint(rows, lowest + LOWEST, target + LOWEST);
  copyPoint(rows, highest + HIGHEST, target + HIGHEST);
  copyPoint(rows, deepest + DEEPEST, target + DEEPEST);
}

function copyPoint(rows: Float64Array, from: number, to: number): void {
  writePoint(rows, to, value(rows, from), value(rows, from + 1), value(rows, from + 2));
}

function value(rows: Float64Array, index: number): number {
  return rows[index] ?? Number.NaN;
}
