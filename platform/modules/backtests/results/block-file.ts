/**
 * The layout of a result file: blocks of rows or of numbers one after another, then the index as JSON, then eight bytes:
 * length of the index (uint32, little-endian) and the mark. A reader needs the tail and the blocks it was asked for, nothing else.
 */
export const MARK = 'PDK1';
export const TAIL_BYTES = 8;
/** Rows of one compressed block: large enough to compress, small enough that a page of a table reads little more than it shows. */
export const ROWS_PER_BLOCK = 1_000;

export interface Block {
  readonly offset: number;
  readonly bytes: number;
  readonly rows: number;
}

/** Rows are JSON lines in gzip blocks; a column is Float64, little-endian, in one piece. */
export interface BlockIndex {
  readonly rows: Readonly<Record<string, readonly Block[]>>;
  readonly columns: Readonly<Record<string, Block>>;
}
