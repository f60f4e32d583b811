import type { TradingEngine } from '../engine.ts';
import { ExactSum, product } from '../money/exact-sum.ts';
import type { OrderRecord } from '../oms/order-record.ts';
import { LotRecorder, RoundTripRecorder, type ClosedTrade, type TradeRecorder } from '../portfolio/trade-recorder.ts';
import type { EngineListener, FillEvent } from '../protocol.ts';
import type { EquityAccumulator } from '../stats/index.ts';
import { Digest } from './digest.ts';
import type { EquityLog } from './equity-log.ts';
import { EquityRecorder } from './equity-recorder.ts';
import { FillTable } from './fill-table.ts';
import { OrderTable } from './order-table.ts';
import type { LotMethod } from './run-config.ts';
import { TradeTable } from './trade-table.ts';
import { pow10 } from '../money/pow10.ts';

/** Rows kept of one run; what exceeds them is counted and said in the report. */
export const KEPT = { orders: 200_000, fills: 200_000, trades: 500_000 } as const;

export interface RecorderOptions {
  readonly instruments: number;
  readonly lotMethod: LotMethod;
  readonly equity: EquityAccumulator;
  /** Steps that the run will have at most. */
  readonly steps: number;
}

/** Writes down what the judge's engine does: orders, fills, trades, equity. */
export class RunRecorder implements EngineListener {
  readonly digest = new Digest();
  readonly orders = new OrderTable();
  readonly fills = new FillTable();
  readonly trades = new TradeTable();
  /** Ledger units lost between the bars' prices and the fills' prices, and the notional of the orders that lost them. */
  readonly priceCost = new ExactSum();
  readonly aggressiveNotional = new ExactSum();
  droppedOrders = 0;
  droppedFills = 0;
  droppedTrades = 0;
  /** True while any position is open: then the caller reports the bars' extremes. */
  hasOpenTrades = false;
  readonly #equity: EquityRecorder;
  readonly #recorders: readonly TradeRecorder[];
  #engine: TradingEngine | undefined;
  #open = 0;
  #lastOrder = 0;
  #priceScale = new Float64Array(0);

  constructor(options: RecorderOptions) {
    this.#equity = new EquityRecorder(options.equity, options.steps);
    const closed = (trade: ClosedTrade): void => this.#closed(trade);
    const { lotMethod } = options;
    this.#recorders = Array.from({ length: options.instruments }, (_, i) =>
      lotMethod === 'average' ? new RoundTripRecorder(i, closed) : new LotRecorder(i, lotMethod, closed),
    );
  }
  get equity(): EquityLog {
    return this.#equity.log;
  }
  attach(engine: TradingEngine): void {
    this.#engine = engine;
    this.#equity.attach(engine);
    this.#priceScale = Float64Array.from(engine.instruments, (i) => pow10(i.priceDecimals));
  }
  openTrade(instrument: number): TradeRecorder['open'] {
    return this.#recorders[instrument]?.open;
  }

  onOrder(order: OrderRecord): void {
    if (order.id > this.#lastOrder) {
      this.#lastOrder = order.id;
      if (this.orders.length < KEPT.orders) this.orders.reserve();
      else this.droppedOrders++;
    }
    if (!order.isOpen && order.id <= this.orders.length) this.orders.write(order);
  }
  /** The run is over: orders that are still open are written as they stand. */
  seal(open: readonly OrderRecord[]): void {
    for (const order of open) if (order.id <= this.orders.length) this.orders.write(order);
    this.#equity.flush();
  }
  /** After the last row was read. */
  release(): void {
    this.orders.release();
    this.fills.release();
    this.trades.release();
  }
  onFill(fill: FillEvent): void {
    this.digest.fill(fill);
    if (this.fills.length < KEPT.fills) this.fills.add(fill);
    else this.droppedFills++;
    if (fill.price !== fill.basePrice) this.#priceCost(fill);
    const recorder = this.#recorders[fill.order.instrument] as TradeRecorder;
    const wasOpen = recorder.open !== undefined;
    recorder.fill(fill);
    this.#open += Number(recorder.open !== undefined) - Number(wasOpen);
    this.hasOpenTrades = this.#open > 0;
  }
  /** Steps `from` to `to` (exclusive) of a chunk of one instrument, in which nothing happens: only the value of the position moves. */
  quiet(data: Float64Array, rows: number, from: number, to: number): void {
    const portfolio = this.#engine?.portfolio;
    if (portfolio === undefined) return;
    const { quantity } = portfolio.position(0);
    this.#equity.addQuiet(data, rows, from, to, portfolio.cash.toNumber(), quantity);
    if (quantity !== 0) this.#excursions(data, rows, from, to);
  }
  /** High and low of a bar in plain prices, for the excursions of the open trade. */
  excursion(instrument: number, high: number, low: number): void {
    const open = this.#recorders[instrument]?.open;
    if (open === undefined) return;
    const scale = this.#priceScale[instrument] as number;
    if (low * scale < open.lowest) open.lowest = Math.round(low * scale);
    if (high * scale > open.highest) open.highest = Math.round(high * scale);
  }
  /** The close of a step: equity after its fills. */
  step(time: number): void {
    const portfolio = this.#engine?.portfolio;
    if (portfolio === undefined) return;
    const { held } = portfolio;
    if (held.length > 1) return this.#equity.add(time, portfolio.equity(), portfolio.exposure());
    // Most runs hold one instrument at most, whose value is both.
    const value = held.length === 0 ? 0 : portfolio.marketValue(held[0] as number);
    this.#equity.add(time, portfolio.cash.toNumber() + value, Math.abs(value));
  }
  #excursions(data: Float64Array, rows: number, from: number, to: number): void {
    let high = Number.NEGATIVE_INFINITY;
    let low = Number.POSITIVE_INFINITY;
    for (let row = from; row < to; row++) {
      const barHigh = data[3 * rows + row] as number;
      const barLow = data[4 * rows + row] as number;
      if (barHigh > high) high = barHigh;
      if (barLow < low) low = barLow;
    }
    this.excursion(0, high, low);
  }
  #priceCost(fill: FillEvent): void {
    const perNotional = this.#engine?.scale.perNotional[fill.order.instrument] ?? 0;
    this.priceCost.add(product(Math.abs(fill.price - fill.basePrice), fill.quantity, perNotional));
    this.aggressiveNotional.add(product(fill.basePrice, fill.quantity, perNotional));
  }
  #closed(trade: ClosedTrade): void {
    if (this.trades.length < KEPT.trades) this.trades.add(trade);
    else this.droppedTrades++;
  }
}
