import type { Instrument } from '@paddock/sdk';
import type { OrderRequest } from '@paddock/sdk/runtime';
import { DEFAULT_RUN_CONFIG, type RunConfig } from './backtest/run-config.ts';
import { TradingEngine } from './engine.ts';
import type { OrderRecord } from './oms/order-record.ts';
import type { EngineListener, FillEvent } from './protocol.ts';

export const ACME: Instrument = { symbol: 'ACME', priceDecimals: 2, quantityDecimals: 0, tick: 1 };
export const GLOBEX: Instrument = { symbol: 'GLOBEX', priceDecimals: 2, quantityDecimals: 0, tick: 5 };

/** Order fields in plain numbers; what is left out means "none". */
export type Ask = Partial<OrderRequest> & Pick<OrderRequest, 'side' | 'quantity'>;

/** An engine with a listener that keeps everything, driven bar by bar in tests. */
export class Market implements EngineListener {
  readonly engine: TradingEngine;
  readonly fills: FillEvent[] = [];
  readonly statuses: string[] = [];
  #time: number;

  constructor(config: Partial<RunConfig> = {}, instruments: readonly Instrument[] = [ACME], startTime = 0) {
    const free = { ...DEFAULT_RUN_CONFIG.costs, commission: { kind: 'none' } as const };
    this.engine = new TradingEngine(instruments, { ...DEFAULT_RUN_CONFIG, costs: free, ...config }, this);
    this.#time = startTime;
  }
  onFill(fill: FillEvent): void {
    this.fills.push(fill);
  }
  onOrder(order: OrderRecord): void {
    this.statuses.push(`${order.id} ${order.status}`);
  }
  /** One step with one bar; time moves by a minute unless given. */
  bar(
    open: number,
    high: number,
    low: number,
    close: number,
    options: { readonly volume?: number; readonly time?: number; readonly instrument?: number } = {},
  ): this {
    this.#time = options.time ?? this.#time + 60_000;
    this.engine.beginStep(this.engine.step + 1, this.#time);
    this.engine.bar(options.instrument ?? 0, open, high, low, close, options.volume ?? 1_000);
    this.engine.endStep();
    return this;
  }
  /** A bar whose four prices are the same. */
  flat(price: number, options: { readonly volume?: number; readonly time?: number; readonly instrument?: number } = {}): this {
    return this.bar(price, price, price, price, options);
  }
  ask(ask: Ask): OrderRecord {
    return this.engine.submit({
      instrument: 0,
      owner: 0,
      limit: Number.NaN,
      stop: Number.NaN,
      timeInForce: 'GTC',
      expireAt: 0,
      tag: '',
      parent: 0,
      ocoGroup: 0,
      ...ask,
    });
  }
  get position(): number {
    return this.engine.portfolio.position(0).quantity;
  }
  get cash(): number {
    return this.engine.scale.toCurrency(this.engine.portfolio.cash.toNumber());
  }
  /** Fill prices in account currency. */
  get prices(): number[] {
    return this.fills.map((fill) => fill.price / 100);
  }
}
