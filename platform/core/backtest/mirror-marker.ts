/** Callbacks of a strategy, in the order of their numbers from 1. */
export const HANDLERS = ['constructor', 'onStart', 'onBar', 'onSlice', 'onFill', 'onOrder', 'onStop'] as const;
export const CONSTRUCTOR = 1;
export const ON_START = 2;
export const ON_BAR = 3;
export const ON_SLICE = 4;
export const ON_FILL = 5;
export const ON_ORDER = 6;
export const ON_STOP = 7;

/** Where the strategy is, for whoever looks from outside; `time` is the virtual clock of the realm too. */
export interface MirrorMarker {
  /** `[0]`: number of the callback that runs. */
  readonly handler: Int32Array;
  /** `[0]`: time of the step, epoch milliseconds. */
  readonly time: Float64Array;
}

/** In words, for the reason of a stop: callback and market time. */
export function positionOf({ handler }: MirrorMarker, time: number): string {
  const name = HANDLERS[(handler[0] ?? 0) - 1] ?? '';
  return time === 0 ? name : `${name} ${new Date(time).toISOString()}`;
}
