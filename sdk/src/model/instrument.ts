/** What can be traded: its name and the grid on which its prices and quantities lie. */
export interface Instrument {
  readonly symbol: string;
  /** Decimals of a price, 0..8: the integer 12345 with two decimals is 123.45. */
  readonly priceDecimals: number;
  /** Decimals of a quantity, 0..8. */
  readonly quantityDecimals: number;
  /** Smallest price step, in units of the last price decimal; 1 unless the venue's grid is coarser. */
  readonly tick: number;
}
