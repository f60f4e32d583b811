import { computeMetrics, drawdownSeries } from '@paddock/platform/core';
import type { ReportDocument, TradeRow } from '@paddock/platform/core';

const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);

/** A small finished run whose numbers come from the statistics themselves; `more` replaces parts of it. */
export function documentOf(more: Partial<ReportDocument> = {}): ReportDocument {
  const equity = Float64Array.from({ length: 90 }, (_, day) => 100_000 + day * 25 + 800 * Math.sin(day / 6));
  const time = Float64Array.from(equity, (_, day) => START + day * DAY);
  const trades = [trade('120.5', 3), trade('-40.25', 12)];
  const report = computeMetrics({
    equity: { time, equity, exposure: new Float64Array(90).fill(5000) },
    initialEquity: 100_000,
    trades,
    fees: '12.5',
    tradedNotional: 40_000,
    timeframeMs: DAY,
  });
  const drawdown = drawdownSeries(equity, 100_000);
  return {
    status: 'completed',
    job: {
      id: '0b9f5f0e-5d61-4c8e-9c2e-1f1a5f0e6a11',
      strategy: 'sma-crossover',
      version: '1.0.0',
      timeframe: '1d',
      cash: '100000',
      params: { fast: 10 },
      symbols: ['ACME'],
      from: START,
      to: START + 89 * DAY,
      seed: 7,
    },
    ...report,
    equity: Array.from(time, (each, bar) => ({ time: each, equity: String(equity[bar]), drawdown: drawdown[bar] ?? 0 })),
    trades,
    orders: [],
    fills: [{ orderId: '1', symbol: 'ACME', side: 'buy', quantity: '10', price: '101.5', fee: '1.015', slippage: '0', time: START + DAY }],
    logs: [{ time: START, level: 'info', message: 'started' }],
    plots: [{ time: START, name: 'fast', value: 1.5 }],
    openPositions: [
      { symbol: 'ACME', side: 'long', quantity: '10', entryTime: START, averagePrice: '101.5', lastPrice: '103', unrealizedPnl: '15', fees: '1.015' },
    ],
    costs: { commission: '12.5', spread: '0', slippage: '0', impact: '0', total: '12.5' },
    assumptions: [{ subject: 'Slippage', text: 'None.', bias: 'optimistic' }],
    versions: { paddock: '0.1.0', node: 'v26.10.0', v8: '14.6', code: 'c0de', data: 'da7a' },
    timing: { bars: 90, cpuMs: 3, wallMs: 4, barsPerCpuSecond: 30_000 },
    ...more,
  };
}

export function trade(pnl: string, day: number, more: Partial<TradeRow> = {}): TradeRow {
  return {
    symbol: 'ACME',
    side: 'long',
    quantity: '10',
    entryTime: START + day * DAY,
    entryPrice: '101.5',
    exitTime: START + (day + 2) * DAY,
    exitPrice: '103',
    fees: '2.03',
    pnl,
    exitReason: 'take-profit',
    bars: 2,
    ...more,
  };
}

/** Rows that exist only while they are read. */
export async function* streamOf<T>(count: number, make: (index: number) => T): AsyncGenerator<T> {
  for (let index = 0; index < count; index++) yield make(index);
}

export async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}
