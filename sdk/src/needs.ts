import type { OrderType } from './model/index.ts';

/**
 * What a strategy asks to be allowed. An admin reads it before the strategy may trade, and the platform holds it to it: an order outside is denied.
 * What is left out is asked for without bounds: any symbol, any timeframe, every order type, short selling, the usual budgets.
 */
export interface StrategyNeeds {
  /** Symbols that it trades, up to 100; `'any'` leaves the choice to whoever runs it. */
  readonly symbols?: 'any' | readonly string[];
  /** Bar lengths that it is made for, e.g. `['1h', '1d']`. */
  readonly timeframes?: 'any' | readonly string[];
  /** The exits of a bracket are orders too: `limit` for a profit, `stop` for a loss. */
  readonly orderTypes?: readonly OrderType[];
  /** False: it never sells what it does not hold. */
  readonly short?: boolean;
  /** Megabytes of live memory, 8 to 4,096. */
  readonly memoryMb?: number;
  /** Milliseconds of computing in one call, 250 to 10,000. */
  readonly cpuMs?: number;
}
