const at = (column: Float64Array, row: number): number => column[row] as number;

/** Rows of a batch: bounds memory and the longest stretch of work between two turns of the event loop. */
export const BATCH_ROWS = 65_536;

/** Columns of a batch in the order they are stored in. */
export const BATCH_COLUMNS = 8;

/** Parsed bars in the order of the input, column by column in one buffer. `origin` = file index x 2^32 + line. */
export class BarBatch {
  readonly capacity: number;
  readonly data: Float64Array;
  readonly symbol: Float64Array;
  readonly time: Float64Array;
  readonly origin: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  rows = 0;
  /** True while (symbol, time) never goes down from row to row. */
  isSorted = true;

  constructor(capacity = BATCH_ROWS) {
    this.capacity = capacity;
    this.data = new Float64Array(capacity * BATCH_COLUMNS);
    const column = (index: number): Float64Array => this.data.subarray(index * capacity, (index + 1) * capacity);
    this.symbol = column(0);
    this.time = column(1);
    this.origin = column(2);
    this.open = column(3);
    this.high = column(4);
    this.low = column(5);
    this.close = column(6);
    this.volume = column(7);
  }

  get isFull(): boolean {
    return this.rows === this.capacity;
  }

  add(symbol: number, time: number, origin: number, open: number, high: number, low: number, close: number, volume: number): void {
    const row = this.rows;
    if (row > 0 && this.isSorted) {
      const last = this.symbol[row - 1] as number;
      if (symbol < last || (symbol === last && time < (this.time[row - 1] as number))) this.isSorted = false;
    }
    this.symbol[row] = symbol;
    this.time[row] = time;
    this.origin[row] = origin;
    this.open[row] = open;
    this.high[row] = high;
    this.low[row] = low;
    this.close[row] = close;
    this.volume[row] = volume;
    this.rows = row + 1;
  }

  /** Row numbers in the order (symbol, time, origin). */
  sortedOrder(): Uint32Array {
    const order = new Uint32Array(this.rows);
    for (let row = 0; row < this.rows; row++) order[row] = row;
    if (this.isSorted) return order;
    const { symbol, time } = this;
    return order.toSorted((a, b) => at(symbol, a) - at(symbol, b) || at(time, a) - at(time, b) || a - b);
  }

  clear(): void {
    this.rows = 0;
    this.isSorted = true;
  }
}

const FILE_SHIFT = 2 ** 32;

/** Packs the place of a row: 0-based file and 1-based line. */
export function originOf(file: number, line: number): number {
  return file * FILE_SHIFT + line;
}

export function fileOf(origin: number): number {
  return Math.floor(origin / FILE_SHIFT);
}

export function lineOf(origin: number): number {
  return origin % FILE_SHIFT;
}
