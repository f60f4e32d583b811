import type { Bar, BarSnapshot } from '@paddock/sdk';

/** Columns of a chunk, in this order, each `rows` long and one behind the other. */
export const COLUMNS = { time: 0, instrument: 1, open: 2, high: 3, low: 4, close: 5, volume: 6 } as const;
export const COLUMN_COUNT = 7;

export interface BarView {
  readonly bar: Bar;
  load(data: Float64Array, rows: number): void;
  move(row: number): void;
}

/**
 * One frozen bar over the columns of the current chunk. The columns stay in this closure: no callback of an author ever holds them,
 * so the rows after the cursor cannot be read. Closure integers are measured to be the fastest cursor.
 */
export function createBarView(symbols: readonly string[]): BarView {
  let data: Float64Array = new Float64Array(0);
  let row = 0;
  let instrumentAt = 0;
  let openAt = 0;
  let highAt = 0;
  let lowAt = 0;
  let closeAt = 0;
  let volumeAt = 0;
  const bar: Bar = Object.freeze({
    get symbol(): string {
      return symbols[data[instrumentAt + row] as number] as string;
    },
    get time(): number {
      return data[row] as number;
    },
    get open(): number {
      return data[openAt + row] as number;
    },
    get high(): number {
      return data[highAt + row] as number;
    },
    get low(): number {
      return data[lowAt + row] as number;
    },
    get close(): number {
      return data[closeAt + row] as number;
    },
    get volume(): number {
      return data[volumeAt + row] as number;
    },
    copy(): BarSnapshot {
      const { symbol, time, open, high, low, close, volume } = bar;
      return Object.freeze({ symbol, time, open, high, low, close, volume });
    },
  });
  return {
    bar,
    load(next, rows) {
      data = next;
      row = 0;
      instrumentAt = rows;
      openAt = 2 * rows;
      highAt = 3 * rows;
      lowAt = 4 * rows;
      closeAt = 5 * rows;
      volumeAt = 6 * rows;
    },
    move(next) {
      row = next;
    },
  };
}
