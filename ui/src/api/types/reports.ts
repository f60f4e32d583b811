import type { Backtest } from './backtests.ts';
import type { Decimal } from './wire.ts';

export interface TradeRow {
  readonly symbol: string;
  readonly side: 'long' | 'short';
  readonly quantity: Decimal;
  readonly entryTime: number;
  readonly entryPrice: Decimal;
  readonly exitTime: number;
  readonly exitPrice: Decimal;
  readonly fees: Decimal;
  readonly pnl: Decimal;
  readonly exitReason?: string;
  readonly bars: number;
  readonly mae?: Decimal;
  readonly mfe?: Decimal;
}

export interface OpenPositionRow {
  readonly symbol: string;
  readonly side: 'long' | 'short';
  readonly quantity: Decimal;
  readonly entryTime: number;
  readonly averagePrice: Decimal;
  readonly lastPrice: Decimal;
  readonly unrealizedPnl: Decimal;
  readonly fees: Decimal;
}

export interface OrderRow {
  readonly id: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly type: 'market' | 'limit' | 'stop' | 'stop-limit';
  readonly quantity: Decimal;
  readonly limitPrice?: Decimal;
  readonly stopPrice?: Decimal;
  readonly timeInForce: string;
  readonly status: string;
  readonly submittedAt: number;
  readonly closedAt?: number;
  readonly filledQuantity: Decimal;
  readonly averagePrice?: Decimal;
  readonly reason?: string;
  readonly tag?: string;
}

export interface FillRow {
  readonly orderId: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly fee: Decimal;
  readonly slippage: Decimal;
  readonly time: number;
}

export interface LogRow {
  readonly time: number;
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
}

export interface PlotPoint {
  readonly time: number;
  readonly name: string;
  readonly value: number;
}

export interface EquityPoint {
  readonly time: number;
  readonly equity: Decimal;
  /** A positive fraction below the highest equity so far. */
  readonly drawdown: number;
}

export interface Assumption {
  readonly subject: string;
  readonly text: string;
  readonly bias: 'pessimistic' | 'neutral' | 'optimistic';
}

/** Figures by name: decimal text for money, fractions for shares; null where one is not defined. */
export type Metrics = Readonly<Record<string, Decimal | number | null>>;

export interface MonthlyRow {
  readonly year: number;
  readonly months: readonly (number | null)[];
  readonly total: number | null;
}

export interface RunCosts {
  readonly commission: Decimal;
  readonly spread: Decimal;
  readonly slippage: Decimal;
  readonly impact: Decimal;
  readonly total: Decimal;
}

export interface Timing {
  readonly bars: number;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly barsPerCpuSecond: number;
}

/** A line or callback and its part of the time, 0 to 1. */
export interface ProfiledPlace {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly share: number;
}

export interface RunProfile {
  readonly samples: number;
  readonly engine: number;
  readonly callbacks: readonly ProfiledPlace[];
  readonly lines: readonly ProfiledPlace[];
}

export interface OrderOutcome {
  readonly placed: number;
  /** Denied by the risk manager or rejected by the venue. */
  readonly refused: number;
  readonly firstRefusal?: string;
}

export interface Report {
  readonly job: Backtest;
  readonly metrics: Metrics;
  readonly definitions: Readonly<Record<string, string>>;
  readonly monthly: readonly MonthlyRow[];
  readonly costs: RunCosts;
  readonly assumptions: readonly Assumption[];
  readonly openPositions: readonly OpenPositionRow[];
  /** Of Paddock, Node, V8, code and data. */
  readonly versions: Readonly<Record<string, string>>;
  readonly timing: Timing;
  readonly digest: string;
  /** Runs of older versions lack it. */
  readonly orderOutcome?: OrderOutcome;
  /** Of a run that was to be profiled. */
  readonly profile?: RunProfile;
  /** Rows that were counted but not kept. */
  readonly truncated?: Readonly<Record<string, number>>;
}
