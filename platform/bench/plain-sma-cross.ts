/** W1 as one would write it by hand for this one strategy: no orders, no risk, no records. Returns the final equity. */
export function plainSmaCross(data: Float64Array, rows: number, startCash: number): number {
  const FAST = 10;
  const SLOW = 30;
  const open = data.subarray(2 * rows, 3 * rows);
  const close = data.subarray(5 * rows, 6 * rows);
  let cash = startCash;
  let position = 0;
  let pending = 0;
  let fastSum = 0;
  let slowSum = 0;
  let before = Number.NaN;
  let equity = startCash;
  let peak = startCash;
  let drawdown = 0;
  for (let i = 0; i < rows; i++) {
    if (pending !== 0) {
      const price = open[i] as number;
      cash -= pending * price + price * 0.001;
      position += pending;
      pending = 0;
    }
    const x = close[i] as number;
    fastSum += x - (i >= FAST ? (close[i - FAST] as number) : 0);
    slowSum += x - (i >= SLOW ? (close[i - SLOW] as number) : 0);
    if (i >= SLOW - 1) {
      const now = fastSum * SLOW - slowSum * FAST;
      if (before <= 0 && now > 0 && position === 0) pending = 1;
      else if (before >= 0 && now < 0 && position > 0) pending = -1;
      before = now;
    }
    equity = cash + position * x;
    if (equity > peak) peak = equity;
    const fall = 1 - equity / peak;
    if (fall > drawdown) drawdown = fall;
  }
  return equity + 0 * drawdown;
}
