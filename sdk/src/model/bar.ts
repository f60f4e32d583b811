/**
 * One bar of one symbol. The object that a callback receives is a flyweight: it shows the current bar and is reused for the next one,
 * so keep `bar.copy()` (or the numbers), never the bar itself.
 */
export interface Bar {
  readonly symbol: string;
  /** Stamp of the bar as in the data, epoch milliseconds UTC. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** A frozen copy that stays as it is. */
  copy(): BarSnapshot;
}

/** A bar that may be kept. */
export type BarSnapshot = Readonly<Omit<Bar, 'copy'>>;
