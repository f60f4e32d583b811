import { COLUMN_COUNT } from '@paddock/platform/core';
import type { ReplaySpeed } from './live-task.ts';
import { copyRows, dueEnd, type SourceMeta, type StepSource } from './step-source.ts';

/** One bar as it arrives: time, instrument, open, high, low, close, volume. */
export type PushedRow = readonly [time: number, instrument: number, open: number, high: number, low: number, close: number, volume: number];

/** Rows as they happen: whoever receives them pushes them, and they are due at once. It keeps them all, so its look-back is complete. */
export class PushSource implements StepSource {
  readonly meta: SourceMeta;
  readonly speed: ReplaySpeed = 1;
  readonly next = undefined;
  #data: Float64Array;
  #capacity: number;
  #rows = 0;
  #rowsDone = 0;
  #isEnded = false;
  #isPaused = false;
  #call: (() => void) | undefined;

  constructor(meta: Omit<SourceMeta, 'rows'>, capacity = 8_192) {
    this.meta = { ...meta, rows: Number.POSITIVE_INFINITY };
    this.#capacity = capacity;
    this.#data = new Float64Array(capacity * COLUMN_COUNT);
  }
  get rowsDone(): number {
    return this.#rowsDone;
  }
  get isThrough(): boolean {
    return this.#isEnded && this.#rowsDone === this.#rows;
  }
  get isDue(): boolean {
    return !this.#isPaused && this.#rowsDone < this.#rows;
  }
  /** All rows of one time stamp, after those of all earlier ones. */
  push(rows: readonly PushedRow[]): void {
    if (this.#rows + rows.length > this.#capacity) this.#grow(rows.length);
    for (const row of rows) {
      row.forEach((value, column) => (this.#data[column * this.#capacity + this.#rows] = value));
      this.#rows++;
    }
    this.#wake();
  }
  /** Nothing comes any more. */
  end(): void {
    this.#isEnded = true;
    this.#wake();
  }
  take(target: Float64Array, most: number): number {
    if (this.#isPaused) return 0;
    const from = this.#rowsDone;
    const rows = dueEnd(this.#data, { from, end: this.#rows, most, time: Number.POSITIVE_INFINITY }) - from;
    copyRows(this.#data, this.#capacity, from, rows, target);
    this.#rowsDone += rows;
    return rows;
  }
  whenDue(call: () => void): () => void {
    this.#call = call;
    return () => (this.#call = undefined);
  }
  read(target: Float64Array, from: number, to: number): number {
    const rows = Math.min(to - from, Math.floor(target.length / COLUMN_COUNT));
    copyRows(this.#data, this.#capacity, from, rows, target);
    return rows;
  }
  stepStart(row: number): number {
    let start = row;
    while (start > 0 && this.#data[start - 1] === this.#data[start]) start--;
    return start;
  }
  skipTo(rows: number): void {
    this.#rowsDone = rows;
  }
  pause(): void {
    this.#isPaused = true;
  }
  resume(): void {
    this.#isPaused = false;
    this.#wake();
  }
  setSpeed(): void {
    // What happens, happens at its own speed.
  }
  close(): void {
    this.#call = undefined;
  }
  #wake(): void {
    const call = this.#call;
    this.#call = undefined;
    call?.();
  }
  #grow(more: number): void {
    const capacity = Math.max(this.#capacity * 2, this.#rows + more);
    const data = new Float64Array(capacity * COLUMN_COUNT);
    for (let column = 0; column < COLUMN_COUNT; column++)
      data.set(this.#data.subarray(column * this.#capacity, column * this.#capacity + this.#rows), column * capacity);
    this.#data = data;
    this.#capacity = capacity;
  }
}
