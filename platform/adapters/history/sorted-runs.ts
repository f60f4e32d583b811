import fs from 'node:fs';
import { BATCH_COLUMNS, type BarBatch } from './bar-batch.ts';
import { RowHeap } from './row-heap.ts';

const BLOCK_ROWS = 4_096;

interface Block {
  readonly offset: number;
  readonly rows: number;
}

/** Receives merged rows in the order (symbol, time, origin). */
export interface RowSink {
  add(symbol: number, time: number, origin: number, open: number, high: number, low: number, close: number, volume: number): void;
}

/**
 * External sort of batches by (symbol, time, origin): each batch is sorted and appended to a spool file; batches that continue
 * the last run extend it, so sorted input is one run and is never compared again. Memory: one block per run.
 */
export class SortedRuns {
  readonly #fd: number;
  readonly #runs: Block[][] = [];
  #bytes = 0;
  #lastSymbol = -1;
  #lastTime = Number.NEGATIVE_INFINITY;

  /** @param spool path of a file that may be overwritten; the caller removes it */
  constructor(spool: string) {
    this.#fd = fs.openSync(spool, 'w+', 0o600);
  }

  get runs(): number {
    return this.#runs.length;
  }

  add(batch: BarBatch): void {
    if (batch.rows === 0) return;
    const order = batch.sortedOrder();
    const first = order[0] as number;
    const last = order[batch.rows - 1] as number;
    const continues = (batch.symbol[first] as number) - this.#lastSymbol || (batch.time[first] as number) - this.#lastTime;
    if (this.#runs.length === 0 || continues < 0) this.#runs.push([]);
    for (let from = 0; from < batch.rows; from += BLOCK_ROWS) this.#writeBlock(batch, order.subarray(from, from + BLOCK_ROWS));
    this.#lastSymbol = batch.symbol[last] as number;
    this.#lastTime = batch.time[last] as number;
  }

  #writeBlock(batch: BarBatch, order: Uint32Array): void {
    const rows = order.length;
    const block = new Float64Array(rows * BATCH_COLUMNS);
    for (let column = 0; column < BATCH_COLUMNS; column++) {
      const source = batch.data.subarray(column * batch.capacity, (column + 1) * batch.capacity);
      for (let row = 0; row < rows; row++) block[column * rows + row] = source[order[row] as number] as number;
    }
    fs.writeSync(this.#fd, block, 0, block.byteLength, this.#bytes);
    this.#runs.at(-1)?.push({ offset: this.#bytes, rows });
    this.#bytes += block.byteLength;
  }

  /** Gives every row to `sink` in order; yields now and then so that the caller can give others a turn. */
  *merge(sink: RowSink): Generator<number> {
    const cursors = this.#runs.map((blocks) => new RunCursor(this.#fd, blocks));
    const heap = new RowHeap(cursors.length);
    cursors.forEach((cursor, index) => heap.add(index, cursor.symbol, cursor.time));
    let rows = 0;
    while (heap.size > 0) {
      const cursor = cursors[heap.top] as RunCursor;
      cursor.emit(sink);
      if (!cursor.advance()) heap.removeTop();
      else heap.replaceTop(cursor.symbol, cursor.time);
      if (++rows % BLOCK_ROWS === 0) yield rows;
    }
  }

  close(): void {
    fs.closeSync(this.#fd);
  }
}

class RunCursor {
  readonly #fd: number;
  readonly #blocks: readonly Block[];
  readonly #buffer = new Float64Array(BLOCK_ROWS * BATCH_COLUMNS);
  #block = -1;
  #rows = 0;
  #row = 0;

  constructor(fd: number, blocks: readonly Block[]) {
    this.#fd = fd;
    this.#blocks = blocks;
    this.advance();
  }

  get symbol(): number {
    return this.#buffer[this.#row] as number;
  }

  get time(): number {
    return this.#buffer[this.#rows + this.#row] as number;
  }

  emit(sink: RowSink): void {
    const at = (column: number): number => this.#buffer[column * this.#rows + this.#row] as number;
    sink.add(at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7));
  }

  advance(): boolean {
    if (this.#row + 1 < this.#rows) {
      this.#row++;
      return true;
    }
    const block = this.#blocks[++this.#block];
    if (!block) return false;
    fs.readSync(this.#fd, this.#buffer, 0, block.rows * BATCH_COLUMNS * 8, block.offset);
    this.#rows = block.rows;
    this.#row = 0;
    return true;
  }
}
