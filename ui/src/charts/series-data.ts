import type { UTCTimestamp } from 'lightweight-charts';
import { toNumber, type Numeric } from '../components/format.ts';

export interface SeriesPoint {
  readonly time: UTCTimestamp;
  readonly value: number;
}

export function toSeconds(timeMs: number): UTCTimestamp {
  return Math.floor(timeMs / 1000) as UTCTimestamp;
}

/** Daily and longer data carries no time of day, so its axis should not either. */
export function hasTimeOfDay(times: readonly number[]): boolean {
  return times.some((time) => time % 86_400_000 !== 0);
}

/** Points with strictly rising whole seconds, as the chart demands: of points in one second the last one stays; values that are not numbers go. */
export function toSeries<T extends { readonly time: number }>(rows: readonly T[], value: (row: T) => Numeric): readonly SeriesPoint[] {
  const points: SeriesPoint[] = [];
  for (const row of rows) {
    const point = { time: toSeconds(row.time), value: toNumber(value(row)) };
    if (!Number.isFinite(point.value)) continue;
    if (points.at(-1)?.time === point.time) points.pop();
    points.push(point);
  }
  return points;
}
