import fs from 'node:fs';
import type { Adjustment } from './adjustment.ts';
import type { BarColumns } from './columns-file.ts';

/** Rows of a chunk, except where one time stamp alone has more. */
export const FEED_CHUNK_ROWS = 8_192;
/** time, instrument index, open, high, low, close, volume */
export const FEED_COLUMNS = 7;

export interface FeedInstrument {
  readonly symbol: string;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  /** Smallest price step in units of 10^-priceDecimals. */
  readonly tick: number;
}

export interface FeedMeta {
  readonly rows: number;
  /** Byte offset and rows of each chunk. */
  readonly chunks: readonly { readonly offset: number; readonly rows: number }[];
  /** Most rows of a chunk: size a buffer with `maxRows * 7`. */
  readonly maxRows: number;
  readonly instruments: readonly FeedInstrument[];
  readonly timeframeMs: number;
  readonly firstTime: number;
  readonly lastTime: number;
  /** Distinct times. */
  readonly timeStamps: number;
  readonly dataVersion: string;
  readonly adjustment: Adjustment;
}

export type FeedHeader = Pick<FeedMeta, 'instruments' | 'timeframeMs' | 'dataVersion' | 'adjustment'>;

/** The sidecar of a feed file. */
export function sidecarOf(feedPath: string): string {
  return `${feedPath}.json`;
}

/** Writes rows that come in the order (time, instrument index) as chunks of contiguous columns; a time stamp never crosses chunks. */
export class FeedWriter {
  readonly #fd: number;
  readonly #chunks: { offset: number; rows: number }[] = [];
  #columns: Float64Array[];
  #capacity = FEED_CHUNK_ROWS;
  #rows = 0;
  #groupStart = 0;
  #bytes = 0;
  #total = 0;
  #timeStamps = 0;
  #firstTime = 0;
  #lastTime = Number.NEGATIVE_INFINITY;

  constructor(path: string) {
    this.#fd = fs.openSync(path, 'w', 0o600);
    this.#columns = Array.from({ length: FEED_COLUMNS }, () => new Float64Array(this.#capacity));
  }

  add(instrument: number, bars: BarColumns, row: number): void {
    const time = bars.time[row] as number;
    if (this.#rows >= FEED_CHUNK_ROWS) this.#makeRoom(time);
    this.#noteTime(time);
    const at = this.#rows++;
    const [times, instruments, open, high, low, close, volume] = this.#columns as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    times[at] = time;
    instruments[at] = instrument;
    open[at] = bars.open[row] as number;
    high[at] = bars.high[row] as number;
    low[at] = bars.low[row] as number;
    close[at] = bars.close[row] as number;
    volume[at] = bars.volume[row] as number;
  }

  #noteTime(time: number): void {
    if (time === this.#lastTime) return;
    if (this.#timeStamps === 0) this.#firstTime = time;
    this.#timeStamps++;
    this.#groupStart = this.#rows;
    this.#lastTime = time;
  }

  /** The chunk is full: cut it at the last change of time, or grow when there is none. */
  #makeRoom(time: number): void {
    const cut = time === this.#lastTime ? this.#groupStart : this.#rows;
    if (cut > 0) this.#flush(cut);
    else if (this.#rows === this.#capacity) this.#grow();
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#columns = this.#columns.map((column) => {
      const larger = new Float64Array(this.#capacity);
      larger.set(column);
      return larger;
    });
  }

  #flush(rows: number): void {
    const packed = new Float64Array(rows * FEED_COLUMNS);
    this.#columns.forEach((column, index) => {
      packed.set(column.subarray(0, rows), index * rows);
      column.copyWithin(0, rows, this.#rows);
    });
    fs.writeSync(this.#fd, packed, 0, packed.byteLength, this.#bytes);
    this.#chunks.push({ offset: this.#bytes, rows });
    this.#bytes += packed.byteLength;
    this.#total += rows;
    this.#rows -= rows;
    this.#groupStart = Math.max(0, this.#groupStart - rows);
  }

  /** Writes what is left and tells the sidecar's content. */
  end(header: FeedHeader): FeedMeta {
    if (this.#rows > 0) this.#flush(this.#rows);
    return {
      ...header,
      rows: this.#total,
      chunks: this.#chunks,
      maxRows: Math.max(0, ...this.#chunks.map((chunk) => chunk.rows)),
      firstTime: this.#firstTime,
      lastTime: this.#total > 0 ? this.#lastTime : 0,
      timeStamps: this.#timeStamps,
    };
  }

  close(): void {
    fs.closeSync(this.#fd);
  }
}

/** A feed file open for reading. */
export class OpenFeed {
  readonly path: string;
  readonly meta: FeedMeta;
  readonly fd: number;

  constructor(path: string, meta: FeedMeta) {
    this.path = path;
    this.meta = meta;
    this.fd = fs.openSync(path, 'r');
  }

  /**
   * Fills `target` with chunk `index`, columns one after the other, each `rows` long; returns `rows`.
   * Throws RangeError for a chunk that does not exist or a target smaller than `rows * 7`.
   */
  readChunk(index: number, target: Float64Array): number {
    const chunk = this.meta.chunks[index];
    if (!chunk) throw new RangeError(`chunk ${index} does not exist: the feed has chunks 0 to ${this.meta.chunks.length - 1}`);
    const values = chunk.rows * FEED_COLUMNS;
    if (target.length < values)
      throw new RangeError(`the target holds ${target.length} numbers; chunk ${index} needs ${values} (size it with maxRows * ${FEED_COLUMNS})`);
    let read = 0;
    while (read < values * 8) {
      const bytes = fs.readSync(this.fd, target, read, values * 8 - read, chunk.offset + read);
      if (bytes === 0) throw new Error(`feed file ${this.path} is cut off in chunk ${index}`);
      read += bytes;
    }
    return chunk.rows;
  }

  close(): void {
    fs.closeSync(this.fd);
  }
}

/** Opens a feed file and its sidecar; the caller closes it. */
export function openFeed(path: string): OpenFeed {
  return new OpenFeed(path, JSON.parse(fs.readFileSync(sidecarOf(path), 'utf8')) as FeedMeta);
}
