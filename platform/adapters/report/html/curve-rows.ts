import { CurveSampler } from '@paddock/platform/core';
import type { EquityCurve, ReportEquityPoint, Rows } from '@paddock/platform/core';

/** More points than a chart has pixels are not seen. */
const BUCKETS = 512;

/** Reads equity rows of any number into a curve that fits a chart and keeps every extreme. */
export async function curveFromRows(rows: Rows<ReportEquityPoint>): Promise<EquityCurve> {
  const sampler = new CurveSampler({ buckets: BUCKETS });
  for await (const { time, equity, drawdown } of rows) sampler.push(time, Number(equity), drawdown);
  return sampler.curve();
}
