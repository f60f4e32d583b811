import type { Instrument, ParamValue } from '@paddock/sdk';
import type { StrategyMetadata } from '@paddock/sdk/runtime';
import { formatDecimal } from '../money/decimal.ts';
import { computeMetrics, EquityAccumulator, type MetricsReport } from '../stats/index.ts';
import { assumptionsOf } from './assumptions.ts';
import { costsOf } from './costs.ts';
import { Judge } from './judge.ts';
import { orderOutcome, type OrderOutcome } from './order-outcome.ts';
import type {
  Assumption,
  Costs,
  EquitySteps,
  FillRow,
  LogRow,
  OpenPositionRow,
  OrderRow,
  PlotPoint,
  RunStatus,
  StopReason,
  Timing,
  TradeRow,
} from './result.ts';
import { RowWriter } from './rows.ts';
import type { RunConfig } from './run-config.ts';
import { RunRecorder } from './run-recorder.ts';

/** Rows that exceeded what a run keeps. */
export interface Truncated {
  readonly orders: number;
  readonly fills: number;
  readonly trades: number;
  readonly logs: number;
  readonly plots: number;
}

export interface RunVersions {
  readonly paddock: string;
  readonly node: string;
  readonly v8: string;
  readonly code: string;
  readonly data: string;
}

/** Everything that a backtest leaves behind, computed by the judge. */
export interface BacktestRun extends MetricsReport {
  readonly status: RunStatus;
  readonly reason?: StopReason;
  readonly metadata: StrategyMetadata;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly costs: Costs;
  readonly assumptions: readonly Assumption[];
  readonly trades: readonly TradeRow[];
  readonly openPositions: readonly OpenPositionRow[];
  readonly orders: readonly OrderRow[];
  readonly orderOutcome: OrderOutcome;
  readonly fills: readonly FillRow[];
  readonly logs: readonly LogRow[];
  readonly plots: readonly PlotPoint[];
  /** One point per step; the down-sampled curve when the run was longer than what is kept. */
  readonly equity: EquitySteps;
  readonly truncated: Truncated;
  readonly timing: Timing;
  readonly versions: RunVersions;
  readonly seed: number;
  /** Fingerprint of all fills; equal runs have equal digests. */
  readonly digest: string;
}

export interface CourtOptions {
  readonly instruments: readonly Instrument[];
  readonly config: RunConfig;
  readonly owners: number;
  readonly baseMs: number;
  readonly adjustment: string;
  /** Distinct time stamps of the data. */
  readonly steps: number;
}

/** What the host adds to what the judge knows. */
export interface HostFacts {
  readonly status: RunStatus;
  readonly reason?: StopReason;
  readonly metadata: StrategyMetadata;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly logs: readonly LogRow[];
  readonly plots: readonly PlotPoint[];
  readonly droppedLogs: number;
  readonly droppedPlots: number;
  readonly timing: Timing;
  readonly versions: RunVersions;
}

/** The judge with its recorder and its statistics: chunks go in, the finished run comes out. */
export class Court {
  readonly judge: Judge;
  readonly recorder: RunRecorder;
  readonly #accumulator: EquityAccumulator;
  readonly #options: CourtOptions;

  constructor(options: CourtOptions) {
    this.#options = options;
    const { instruments, config } = options;
    this.#accumulator = new EquityAccumulator({ initialEquity: Number(config.cash), timeframeMs: options.baseMs });
    this.recorder = new RunRecorder({ instruments: instruments.length, lotMethod: config.lotMethod, equity: this.#accumulator, steps: options.steps });
    this.judge = new Judge({ instruments, config, owners: options.owners }, this.recorder);
  }

  /** The run as judged so far; partial runs are reports too. */
  finish(facts: HostFacts): BacktestRun {
    const { recorder } = this;
    const { engine } = this.judge;
    const { config, instruments, adjustment } = this.#options;
    const rows = new RowWriter(engine);
    recorder.seal(engine.allOpenOrders());
    const trades = rowsOf(recorder.trades, (trade) => rows.trade(trade));
    const orders = rowsOf(recorder.orders, (order) => rows.order(order));
    const fees = rows.money(engine.portfolio.fees.toBigInt());
    const report = this.#metrics(trades, fees);
    const { droppedLogs, droppedPlots, ...rest } = facts;
    const run: BacktestRun = {
      ...rest,
      ...report,
      costs: costsOf(recorder, rows, config, fees),
      assumptions: assumptionsOf(config, instruments, adjustment),
      trades,
      openPositions: rows.openPositions(recorder),
      orders,
      orderOutcome: orderOutcome(engine.orderCount, orders),
      fills: rowsOf(recorder.fills, (fill) => rows.fill(fill)),
      equity: recorder.equity.isComplete ? recorder.equity.columns() : { time: report.curve.time, equity: report.curve.equity },
      truncated: { orders: recorder.droppedOrders, fills: recorder.droppedFills, trades: recorder.droppedTrades, logs: droppedLogs, plots: droppedPlots },
      seed: config.seed,
      digest: `${(recorder.digest.hash >>> 0).toString(16).padStart(8, '0')}-${recorder.digest.fills}-${engine.orderCount}`,
    };
    recorder.release();
    return run;
  }

  #metrics(trades: readonly TradeRow[], fees: string): MetricsReport {
    const { portfolio, scale } = this.judge.engine;
    return computeMetrics({
      equity: this.#accumulator.finish(),
      initialEquity: Number(this.#options.config.cash),
      trades,
      fees,
      tradedNotional: scale.toCurrency(portfolio.traded.toNumber()),
      timeframeMs: this.#options.baseMs,
      finalEquity: formatDecimal(portfolio.exactEquity(), scale.decimals),
    });
  }
}

function rowsOf<Facts, Row>(table: { readonly length: number; at(row: number): Facts }, write: (facts: Facts) => Row): readonly Row[] {
  return Array.from({ length: table.length }, (_, row) => write(table.at(row)));
}
