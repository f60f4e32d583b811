export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

export interface LoadedBars {
  readonly range: TimeRange;
  /** Bars that the range has in the dataset, before down-sampling. */
  readonly rawCount: number;
  /** Bars that were sent. */
  readonly count: number;
}

const width = (range: TimeRange): number => range.to - range.from;

/** Below this share of the loaded range, down-sampled bars are too coarse to look at. */
const COARSE_SHARE = 0.15;

export function clampRange(range: TimeRange, extent: TimeRange): TimeRange {
  return { from: Math.max(extent.from, Math.min(range.from, extent.to)), to: Math.min(extent.to, Math.max(range.to, extent.from)) };
}

/** The visible range with one screen on either side, so that panning does not run dry. */
export function paddedRange(visible: TimeRange, extent: TimeRange): TimeRange {
  const pad = width(visible);
  return clampRange({ from: Math.floor(visible.from - pad), to: Math.ceil(visible.to + pad) }, extent);
}

/** What to read next for what is visible, or null while the loaded bars are good enough. */
export function nextWindow(visible: TimeRange, loaded: LoadedBars, extent: TimeRange): TimeRange | null {
  const seen = clampRange(visible, extent);
  if (width(seen) <= 0) return null;
  const isOutside = seen.from < loaded.range.from || seen.to > loaded.range.to;
  const isCoarse = loaded.count < loaded.rawCount && width(seen) < COARSE_SHARE * width(loaded.range);
  return isOutside || isCoarse ? paddedRange(seen, extent) : null;
}

/** The time at a logical position of the time scale, which may lie before the first or after the last bar. */
export function timeAt(times: readonly number[], logical: number): number {
  const last = times.length - 1;
  const first = times[0] ?? 0;
  if (last < 1) return first;
  const step = ((times[last] ?? first) - first) / last;
  if (logical <= 0) return first + logical * step;
  if (logical >= last) return (times[last] ?? first) + (logical - last) * step;
  const index = Math.floor(logical);
  const left = times[index] ?? first;
  return left + (logical - index) * ((times[index + 1] ?? left) - left);
}
