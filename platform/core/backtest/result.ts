/** What a backtest leaves behind. Times are epoch milliseconds UTC; money and prices are decimal strings. */
export type Decimal = string;

export type RunStatus = 'completed' | 'failed' | 'cancelled';

/** Why a run ended early: a machine-readable code, plain words, and where in the author's source. */
export interface StopReason {
  /** e.g. `threw`, `cpu`, `memory`, `deadline`, `integrity`, `order-flood`, `load-failed`, `crashed`, `cancelled` */
  readonly code: string;
  readonly message: string;
  readonly location?: SourceLocation;
  /** What was used and what was allowed, when a budget was broken. */
  readonly used?: string;
  readonly allowed?: string;
  /** What the author can do about it. */
  readonly advice?: string;
}

export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface TradeRow {
  readonly symbol: string;
  readonly side: 'long' | 'short';
  readonly quantity: Decimal;
  readonly entryTime: number;
  readonly entryPrice: Decimal;
  readonly exitTime: number;
  readonly exitPrice: Decimal;
  readonly fees: Decimal;
  /** Net of fees. */
  readonly pnl: Decimal;
  /** Tag of the order that closed the trade, e.g. `take-profit`, `stop-loss`, or the author's own. */
  readonly exitReason?: string;
  readonly bars: number;
  /** Maximum adverse and favourable excursion, money, on bar lows and highs. */
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
  readonly timeInForce: 'DAY' | 'GTC' | 'GTD' | 'IOC' | 'FOK';
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
}

/** One line of the report's list of assumptions; `bias` says whether it flatters the result. */
export interface Assumption {
  readonly subject: string;
  readonly text: string;
  readonly bias: 'pessimistic' | 'neutral' | 'optimistic';
}

export interface Costs {
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

/** Equity by time stamp, plain numbers in account currency. */
export interface EquitySteps {
  readonly time: Float64Array;
  readonly equity: Float64Array;
}

/** Equity columns with the gross exposure (sum of absolute position values) at the same moments. */
export interface EquityColumns extends EquitySteps {
  readonly exposure: Float64Array;
}
