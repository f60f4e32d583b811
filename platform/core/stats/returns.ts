/**
 * Simple returns r_t = E_t / E_(t-1) - 1, computed as (E_t - E_(t-1)) / E_(t-1) because that difference is exact for close values.
 *
 * E_0 is the initial equity. The first bar closes before a strategy can have traded, so with `firstCloseIsStart` a first close
 * that still equals the initial equity is E_0 itself and not a return of zero.
 */
export function returnsOf(equity: ArrayLike<number>, initialEquity: number, options: { readonly firstCloseIsStart: boolean }): Float64Array {
  const skipped = options.firstCloseIsStart && equity[0] === initialEquity ? 1 : 0;
  const returns = new Float64Array(Math.max(0, equity.length - skipped));
  let previous = initialEquity;
  for (let index = 0; index < returns.length; index++) {
    const current = equity[index + skipped] ?? previous;
    returns[index] = (current - previous) / previous;
    previous = current;
  }
  return returns;
}
