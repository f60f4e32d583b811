import type { Metrics } from '@paddock/platform/core';

/** What a list shows of a finished run. Null where the figure is not defined, such as a Sharpe ratio without variance. */
export interface BacktestSummary {
  readonly finalEquity: string;
  readonly totalReturn: number | null;
  readonly maxDrawdown: number | null;
  readonly sharpe: number | null;
  readonly trades: number;
  readonly fees: string;
}

export const summaryOf = ({ finalEquity, totalReturn, maxDrawdown, sharpe, trades, fees }: Metrics): BacktestSummary => ({
  finalEquity,
  totalReturn,
  maxDrawdown,
  sharpe,
  trades,
  fees,
});
