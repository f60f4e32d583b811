import { CurveSampler } from './curve-sampler.ts';
import type { EquityCurve } from './equity-curve.ts';

/** A bucket gives up to three points, and the first and the last point of all are kept too. */
const POINTS_PER_BUCKET = 3;
const ENDS = 2;

/** At most `points` points (but never fewer than 8) that keep the ends and, per bucket, lowest and highest equity and deepest drawdown. */
export function downsampleCurve(curve: EquityCurve, points: number): EquityCurve {
  const { time, equity, drawdown } = curve;
  if (time.length <= points) return curve;
  const buckets = Math.max(2, Math.floor((points - ENDS) / POINTS_PER_BUCKET));
  const sampler = new CurveSampler({ buckets: buckets + (buckets % 2) + 2, stride: Math.ceil(time.length / buckets) });
  for (let index = 0; index < time.length; index++) {
    sampler.push(time[index] ?? Number.NaN, equity[index] ?? Number.NaN, drawdown[index] ?? Number.NaN);
  }
  return sampler.curve();
}
