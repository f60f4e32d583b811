/** One trade print. */
export interface Trade {
  readonly symbol: string;
  readonly time: number;
  readonly price: number;
  readonly quantity: number;
  readonly aggressor: 'buy' | 'sell' | 'unknown';
}

/** Best bid and ask. */
export interface Quote {
  readonly symbol: string;
  readonly time: number;
  readonly bid: number;
  readonly bidSize: number;
  readonly ask: number;
  readonly askSize: number;
}

export interface BookLevel {
  readonly price: number;
  /** Zero deletes the level. */
  readonly quantity: number;
}

/** A change of the order book, or the whole of it when `isSnapshot`. */
export interface BookUpdate {
  readonly symbol: string;
  readonly time: number;
  readonly sequence: number;
  readonly isSnapshot: boolean;
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
}
