import type { CoreRun } from './trading-core.ts';

/** A position from flat to flat. Amounts are plain numbers, times epoch milliseconds. */
export interface RunTrade {
  readonly symbol: string;
  readonly side: 'long' | 'short';
  readonly quantity: number;
  readonly entryTime: number;
  readonly entryPrice: number;
  readonly exitTime: number;
  readonly exitPrice: number;
  readonly fees: number;
  /** Net of fees. */
  readonly pnl: number;
  /** Tag of the order that closed it: `close`, `take-profit`, `stop-loss` or the strategy's own. */
  readonly exitReason: string;
  readonly bars: number;
}

export interface RunOrder {
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly type: string;
  readonly quantity: number;
  /** NaN when the order has none. */
  readonly limitPrice: number;
  readonly stopPrice: number;
  readonly status: string;
  readonly submittedAt: number;
  readonly filledQuantity: number;
  /** NaN when nothing filled. */
  readonly averagePrice: number;
  readonly reason: string;
  readonly tag: string;
}

export interface RunFill {
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly price: number;
  readonly fee: number;
  readonly time: number;
}

export interface RunPosition {
  readonly symbol: string;
  readonly side: 'long' | 'short';
  readonly quantity: number;
  readonly entryTime: number;
  readonly averagePrice: number;
  readonly unrealizedPnl: number;
}

/** What a strategy did in a test. */
export interface StrategyRun {
  readonly trades: readonly RunTrade[];
  readonly orders: readonly RunOrder[];
  readonly fills: readonly RunFill[];
  readonly openPositions: readonly RunPosition[];
  readonly logs: CoreRun['logs'];
  readonly plots: CoreRun['plots'];
  /** At the close of every bar, after its fills. */
  readonly equity: readonly { readonly time: number; readonly equity: number }[];
  readonly finalEquity: number;
  /** All figures of the report by name; null where one is undefined. */
  readonly metrics: Readonly<Record<string, number | null>>;
}

export function strategyRun({ trades, orders, fills, openPositions, logs, plots, equity, metrics }: CoreRun): StrategyRun {
  const figures = Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, value === null ? null : Number(value)]));
  return {
    trades: trades.map(({ quantity, entryPrice, exitPrice, fees, pnl, exitReason = '', ...rest }) => ({
      ...rest,
      ...numbers({ quantity, entryPrice, exitPrice, fees, pnl }),
      exitReason,
    })),
    orders: orders.map(({ quantity, limitPrice, stopPrice, filledQuantity, averagePrice, reason = '', tag = '', ...rest }) => ({
      ...rest,
      ...numbers({ quantity, limitPrice, stopPrice, filledQuantity, averagePrice }),
      reason,
      tag,
    })),
    fills: fills.map(({ quantity, price, fee, ...rest }) => ({ ...rest, ...numbers({ quantity, price, fee }) })),
    openPositions: openPositions.map(({ quantity, averagePrice, unrealizedPnl, ...rest }) => ({
      ...rest,
      ...numbers({ quantity, averagePrice, unrealizedPnl }),
    })),
    logs,
    plots,
    equity: Array.from(equity.time, (time, i) => ({ time, equity: equity.equity[i] ?? Number.NaN })),
    finalEquity: figures['finalEquity'] ?? Number.NaN,
    metrics: figures,
  };
}

/** `Number(undefined)` is NaN, which is what stands for "none". */
function numbers<K extends string>(texts: Readonly<Record<K, string | undefined>>): Record<K, number> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Number(text)])) as Record<K, number>;
}
