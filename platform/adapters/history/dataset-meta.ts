import type { Timeframe } from './timeframe.ts';

/** A run of rows of one symbol in the columns file. */
export interface ColumnBlock {
  /** Byte offset. */
  readonly offset: number;
  readonly rows: number;
  readonly firstTime: number;
}

export interface SymbolMeta {
  readonly symbol: string;
  /** 0..8, the most decimals seen in the source's text. */
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  /** Smallest price step in units of 10^-priceDecimals. */
  readonly tick: number;
  readonly rows: number;
  readonly firstTime: number;
  readonly lastTime: number;
  /** Stretches in which bars are missing. */
  readonly gaps: number;
  /** Of the rows' bytes. */
  readonly sha256: string;
  readonly blocks: readonly ColumnBlock[];
}

/** Describes one immutable version of a dataset; symbols are sorted by name. */
export interface DatasetMeta {
  readonly format: 1;
  /** sha256 over timeframe, symbols, decimals and rows: equal content has the equal version, whatever file it came from. */
  readonly version: string;
  readonly timeframe: Timeframe;
  readonly timeframeMs: number;
  readonly rows: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly symbols: readonly SymbolMeta[];
}
