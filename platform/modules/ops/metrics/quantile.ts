/** Cumulative counts by upper bound, ascending; the last bound is infinite. */
export type Buckets = readonly (readonly [upperBound: number, count: number])[];

/** The value below which the share `q` of the observations lies, interpolated inside its bucket as Prometheus does; 0 without observations. */
export function quantileOf(buckets: Buckets, q: number): number {
  const total = buckets.at(-1)?.[1] ?? 0;
  if (total === 0) return 0;
  const rank = q * total;
  let lower = 0;
  let below = 0;
  for (const [bound, count] of buckets) {
    if (count >= rank) return Number.isFinite(bound) && count > below ? lower + ((bound - lower) * (rank - below)) / (count - below) : lower;
    lower = bound;
    below = count;
  }
  return lower;
}
