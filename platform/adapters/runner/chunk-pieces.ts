import { COLUMN_COUNT } from '@paddock/platform/core';
import type { OpenFeed } from '../history/feed-file.ts';

/** What is left of a piece after its first `done` rows, in memory of its own. */
export function restOf({ data, rows }: Piece, done: number): Piece {
  const left = rows - done;
  const rest = new Float64Array(left * COLUMN_COUNT);
  for (let column = 0; column < COLUMN_COUNT; column++) rest.set(data.subarray(column * rows + done, (column + 1) * rows), column * left);
  return { data: rest, rows: left };
}

/** Rows of one request to the sandbox; columns one behind the other, each `rows` long. */
export interface Piece {
  readonly data: Float64Array;
  readonly rows: number;
}

/** A request should take about this long: far below the time budget, so that a slow strategy is not taken for an endless one. */
const TARGET_US = 100_000;
const FIRST_ROWS = 64;
const LEAST_ROWS = 16;

/**
 * Walks a feed in pieces that fit the speed of the strategy: small ones first, whole chunks once it has proven quick.
 * A piece never splits a time stamp. At most three pieces are in use at a time.
 */
export class ChunkPieces {
  readonly #feed: OpenFeed;
  readonly #chunk: Float64Array;
  readonly #buffers: readonly Float64Array[];
  #chunks = 0;
  #pieces = 0;
  #rows = 0;
  #from = 0;
  #mostRows = FIRST_ROWS;

  constructor(feed: OpenFeed) {
    this.#feed = feed;
    const size = feed.meta.maxRows * COLUMN_COUNT;
    this.#chunk = new Float64Array(size);
    this.#buffers = Array.from({ length: 3 }, () => new Float64Array(size));
  }
  /** Told what a piece cost, to choose the size of those that follow. */
  took(rows: number, cpuUs: number): void {
    const wanted = Math.floor((rows * TARGET_US) / Math.max(cpuUs, 1));
    this.#mostRows = Math.max(LEAST_ROWS, Math.min(wanted, rows * 8, this.#feed.meta.maxRows));
  }
  /** Undefined after the last piece. */
  next(): Piece | undefined {
    const target = this.#buffers[this.#pieces++ % this.#buffers.length] as Float64Array;
    if (this.#from < this.#rows) return this.#cut(target);
    if (this.#chunks === this.#feed.meta.chunks.length) return undefined;
    const rows = this.#feed.meta.chunks[this.#chunks]?.rows ?? 0;
    if (rows <= this.#mostRows) return { data: target, rows: this.#feed.readChunk(this.#chunks++, target) };
    this.#rows = this.#feed.readChunk(this.#chunks++, this.#chunk);
    this.#from = 0;
    return this.#cut(target);
  }
  #cut(target: Float64Array): Piece {
    const chunk = this.#chunk;
    const from = this.#from;
    let to = Math.min(from + this.#mostRows, this.#rows);
    while (to < this.#rows && chunk[to] === chunk[to - 1]) to++;
    const rows = to - from;
    for (let column = 0; column < COLUMN_COUNT; column++) target.set(chunk.subarray(column * this.#rows + from, column * this.#rows + to), column * rows);
    this.#from = to;
    return { data: target, rows };
  }
}
