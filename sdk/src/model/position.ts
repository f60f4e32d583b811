/** What the account holds of one symbol: a live view. */
export interface Position {
  readonly symbol: string;
  /** Signed: negative when short. */
  readonly quantity: number;
  /** Average cost of what is held; NaN when flat. */
  readonly averagePrice: number;
  readonly isFlat: boolean;
  readonly isLong: boolean;
  readonly isShort: boolean;
  /** Last known price times quantity, account currency. */
  readonly marketValue: number;
  readonly unrealizedPnl: number;
  /** Gains and losses of what was closed, before fees. */
  readonly realizedPnl: number;
}
