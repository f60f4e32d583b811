import { COLUMN_COUNT } from '@paddock/platform/core';
import type { FeedInstrument } from '../../history/feed-file.ts';
import type { ReplaySpeed } from './live-task.ts';

/** What a session must know of its market before the first step. */
export interface SourceMeta {
  readonly instruments: readonly FeedInstrument[];
  readonly timeframeMs: number;
  readonly firstTime: number;
  /** Rows that there will be; Infinity for a feed without an end. */
  readonly rows: number;
}

export interface NextStep {
  /** Market time. */
  readonly time: number;
  readonly waitMs: number;
}

/** Where the steps of a session come from: a replay of history, or rows as they happen. All rows of one time stamp come together. */
export interface StepSource {
  readonly meta: SourceMeta;
  /** Rows handed out so far. */
  readonly rowsDone: number;
  readonly isThrough: boolean;
  readonly speed: ReplaySpeed;
  /** What comes next and how long it takes; undefined where nobody knows, and while it stands still. */
  readonly next: NextStep | undefined;
  /** Whether there is a row to take. */
  readonly isDue: boolean;
  /** Writes the next rows that are due, about `most` and only whole time stamps: seven columns one behind the other. Returns how many. */
  take(target: Float64Array, most: number): number;
  /** Calls back once, when something may be due; the returned function forgets it. */
  whenDue(call: () => void): () => void;
  /** Rows `from` to `to` that were handed out before, as many as fit one target; returns how many. */
  read(target: Float64Array, from: number, to: number): number;
  /** First row of the time stamp that holds `row`. */
  stepStart(row: number): number;
  /** Before it runs: continues behind the first `rows` rows. */
  skipTo(rows: number): void;
  pause(): void;
  /** Also called once when the session begins to run. */
  resume(): void;
  setSpeed(speed: ReplaySpeed): void;
  close(): void;
}

/** Copies rows of a block of columns into another block. */
export function copyRows(block: Float64Array, blockRows: number, from: number, rows: number, target: Float64Array): void {
  for (let column = 0; column < COLUMN_COUNT; column++) {
    const at = column * blockRows + from;
    target.set(block.subarray(at, at + rows), column * rows);
  }
}

/** End of the rows from `from` that are not after `time`, at most `most` unless the last time stamp has more. */
export function dueEnd(times: Float64Array, range: { readonly from: number; readonly end: number; readonly most: number; readonly time: number }): number {
  const { from, end, most, time } = range;
  let low = from;
  let high = Math.min(end, from + most);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  while (low > from && low < end && times[low] === times[low - 1]) low++;
  return low;
}
