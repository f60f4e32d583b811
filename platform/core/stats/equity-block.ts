/** Three columns of so many stay in the processor's nearest cache while all statistics pass over them. */
export const BLOCK_STEPS = 1_024;

/**
 * Steps on their way to the statistics. Flat stretches, in which nothing is held and equity rests, are marked: a statistic takes each of them
 * at once. Where they begin and end depends on the steps alone, not on the pieces in which these come.
 */
export class EquityBlock {
  readonly time = new Float64Array(BLOCK_STEPS);
  readonly equity = new Float64Array(BLOCK_STEPS);
  /** Of a flat step: undefined. */
  readonly exposure = new Float64Array(BLOCK_STEPS);
  length = 0;
  readonly flatStart = new Uint16Array(BLOCK_STEPS);
  readonly flatEnd = new Uint16Array(BLOCK_STEPS);
  flatCount = 0;

  get room(): number {
    return BLOCK_STEPS - this.length;
  }

  add(time: number, equity: number, exposure: number): void {
    const at = this.length++;
    this.time[at] = time;
    this.equity[at] = equity;
    this.exposure[at] = exposure;
  }

  /** Adds a flat step for each of the times `from` to `to` (exclusive); there must be room for them. */
  addFlat(times: Float64Array, from: number, to: number, equity: number): void {
    const start = this.length;
    let at = start;
    for (let row = from; row < to; row++) {
      this.time[at] = times[row] as number;
      this.equity[at++] = equity;
    }
    this.length = at;
    this.#markFlat(start, at, equity);
  }

  clear(): void {
    this.length = 0;
    this.flatCount = 0;
  }

  /** Neighbours that rest at the same equity are one stretch. */
  #markFlat(start: number, end: number, equity: number): void {
    const isOneWithLast = this.flatCount > 0 && this.flatEnd[this.flatCount - 1] === start && this.equity[start - 1] === equity;
    if (!isOneWithLast) this.flatStart[this.flatCount++] = start;
    this.flatEnd[this.flatCount - 1] = end;
  }
}
