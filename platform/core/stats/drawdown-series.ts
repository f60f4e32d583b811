/**
 * Drawdown of every entry as a positive fraction: 1 - E_t / max(E_s, s <= t), with the initial equity as the first peak.
 * Above 1 only when the equity itself went below zero.
 */
export function drawdownSeries(equity: ArrayLike<number>, initialEquity: number): Float64Array {
  const series = new Float64Array(equity.length);
  let peak = initialEquity;
  for (let index = 0; index < series.length; index++) {
    const value = equity[index] ?? peak;
    if (value > peak) peak = value;
    series[index] = 1 - value / peak;
  }
  return series;
}
