import { FULL_BUDGET, RunJournal, STATE_CHARACTERS, StrategyContext, StrategyInstance, type SymbolFeed } from '@paddock/sdk/runtime';
import { TradingEngine } from '../engine.ts';
import type { EngineListener, FillEvent } from '../protocol.ts';
import type { OrderRecord } from '../oms/order-record.ts';
import { BarCursor, COLUMNS } from './bar-view.ts';
import { BudgetMeter } from './budget-meter.ts';
import { COMMAND_LENGTH, CommandWriter, HEADER, HEADER_LENGTH } from './command-log.ts';
import { Digest } from './digest.ts';
import { HandOver } from './hand-over.ts';
import { MirrorBroker } from './mirror-broker.ts';
import { HANDLER, HANDLERS, type MirrorMarker, type MirrorNews, type MirrorOptions } from './mirror-options.ts';
import { fillView } from './order-view.ts';

/**
 * The strategy's side of a backtest: bar loop, author's callbacks and the engine that answers them, all in one realm. It may run inside
 * an isolate or, for tests and benchmarks, in plain Node. Nothing that it says is believed: the judge repeats its commands.
 */
export class Mirror implements EngineListener {
  readonly journal: RunJournal;
  readonly engine: TradingEngine;
  readonly broker: MirrorBroker;
  readonly handOver: HandOver;
  readonly meter: BudgetMeter | undefined;
  readonly #log: CommandWriter;
  readonly #digest = new Digest();
  readonly #instances: readonly StrategyInstance[];
  readonly #byInstrument: readonly StrategyInstance[];
  readonly #only: StrategyInstance;
  readonly #sliced: readonly StrategyInstance[];
  readonly #cursor: BarCursor;
  readonly #fills: FillEvent[] = [];
  readonly #changes: OrderRecord[] = [];
  readonly #listensToFills: boolean;
  readonly #listensToOrders: boolean;
  /** Handler `[0]`: the callback that is running. */
  readonly #marker: MirrorMarker;
  #rows = 0;
  /** Time of the row that the last chunk did not reach, because its commands had filled the log. */
  #cutBefore = Number.NaN;
  #rounds = 0;
  #newTags = 1;

  constructor(options: MirrorOptions) {
    const { instruments, metadata } = options;
    this.engine = engineAt(options, this);
    this.#marker = options.marker ?? { handler: new Int32Array(1), time: new Float64Array(1) };
    this.#marker.handler[0] = HANDLER.constructor;
    this.#log = new CommandWriter(options.out);
    this.journal = new RunJournal(options.limits);
    this.meter = options.limits && new BudgetMeter(options.limits, this.journal, () => this.engine.time);
    this.broker = new MirrorBroker(this.engine, this.#log, this.meter?.orders);
    const all = instruments.map((_, i) => i);
    const owners = metadata.scope === 'portfolio' ? [all] : all.map((i) => [i]);
    this.#instances = owners.map((visible, owner) => this.#instance(options, visible, owner));
    this.#only = this.#instances[0] as StrategyInstance;
    this.#byInstrument = metadata.scope === 'portfolio' ? all.map(() => this.#only) : this.#instances;
    this.#sliced = this.#instances.filter((instance) => instance.hasSlice);
    this.#listensToFills = this.#instances.some((instance) => instance.listensToFills);
    this.#listensToOrders = this.#instances.some((instance) => instance.listensToOrders);
    this.#cursor = new BarCursor(instruments.map((i) => i.symbol));
    this.handOver = new HandOver({
      engine: this.engine,
      digest: this.#digest,
      journal: this.journal,
      cursor: this.#cursor,
      instances: this.#instances,
      byInstrument: this.#byInstrument,
      marker: this.#marker,
      reset: () => (this.#cutBefore = Number.NaN),
      stateCharacters: options.limits?.stateCharacters ?? STATE_CHARACTERS,
    });
  }

  /** Where the strategy is, for the reason of a stop: callback and market time. */
  get position(): string {
    const { time, step } = this.engine;
    const handler = HANDLERS[(this.#marker.handler[0] ?? 0) - 1] ?? '';
    return step < 0 ? handler : `${handler} ${new Date(time).toISOString()}`;
  }
  start(): void {
    this.#marker.handler[0] = HANDLER.onStart;
    for (const instance of this.#instances) {
      this.broker.beginEvent();
      instance.start();
    }
  }
  /**
   * Runs the rows of one chunk: whole time stamps, sorted by time and instrument. When the log is nearly full it ends early, between two
   * steps; a chunk that was sent after it already is passed over until the rest has come.
   */
  chunk(data: Float64Array, rows: number): void {
    this.#log.clear();
    this.#rows = 0;
    if (!Number.isNaN(this.#cutBefore) && data[0] !== this.#cutBefore) return;
    this.#cutBefore = Number.NaN;
    this.#cursor.load(data, rows);
    if (this.engine.instruments.length === 1 && this.#sliced.length === 0) this.#single(data, rows);
    else this.#many(data, rows);
    if (this.#rows < rows) this.#cutBefore = data[this.#rows] as number;
  }
  /** After the last chunk: orders placed from here are refused. */
  stop(): void {
    this.engine.isClosed = true;
    this.#marker.handler[0] = HANDLER.onStop;
    for (const instance of this.#instances) {
      this.broker.beginEvent();
      instance.stop();
    }
  }
  /** What was logged, plotted and named since the last call, as much as one message may hold. */
  drain(): MirrorNews {
    const tags = this.broker.tags.slice(this.#newTags);
    this.#newTags += tags.length;
    const { journal } = this;
    return { ...journal.drain(), tags, hasMore: journal.hasNews, droppedLogs: journal.droppedLogs, droppedPlots: journal.droppedPlots };
  }
  /** How many bytes of the output are valid. */
  get outBytes(): number {
    return (HEADER_LENGTH + this.#log.count * COMMAND_LENGTH) * 8;
  }
  /** Writes the header of the chunk; commands stand behind it already. */
  seal(hasFailed: boolean): void {
    const out = this.#log.buffer;
    out[HEADER.commands] = this.#log.count;
    out[HEADER.rows] = this.#rows;
    out[HEADER.hasFailed] = hasFailed ? 1 : 0;
    out[HEADER.hasNews] = this.journal.hasNews || this.broker.tags.length > this.#newTags ? 1 : 0;
    out[HEADER.isCut] = Number.isNaN(this.#cutBefore) ? 0 : 1;
    out[HEADER.flood] = this.broker.isFlooded ? 1 : this.journal.flood === 'logs' ? 2 : this.journal.flood === 'plots' ? 3 : 0;
    out[HEADER.hash] = this.#digest.hash;
    out[HEADER.orders] = this.engine.orderCount;
    out[HEADER.fills] = this.#digest.fills;
    out[HEADER.cash] = this.engine.portfolio.cash.toNumber();
    out[HEADER.positions] = this.engine.portfolio.fingerprint();
  }

  onFill(fill: FillEvent): void {
    this.#digest.fill(fill);
    if (this.#listensToFills) this.#fills.push(fill);
  }
  onOrder(order: OrderRecord): void {
    if (this.#listensToOrders) this.#changes.push(order);
  }

  #instance(options: MirrorOptions, visible: readonly number[], owner: number): StrategyInstance {
    const { params, instruments, baseMs, strategy, metadata } = options;
    const budget = this.meter?.budget ?? FULL_BUDGET;
    const context = new StrategyContext({
      owner,
      params,
      instruments,
      visible,
      broker: this.broker,
      clock: this.engine,
      journal: this.journal,
      baseMs,
      budget,
    });
    const { handler } = this.#marker;
    return new StrategyInstance(context, strategy, metadata.warmUp, (areRunning) => (handler[0] = areRunning ? HANDLER.onTimer : HANDLER.onBar));
  }
  #single(data: Float64Array, rows: number): void {
    const working = this.engine.openOrders.list(0);
    this.#marker.handler[0] = HANDLER.onBar;
    for (let row = 0; row < rows && !this.#log.isNearlyFull;) {
      if (working.length > 0) this.#busy(data, rows, row++);
      else row = this.#quiet(data, rows, row);
    }
  }
  /** A row with something to match. */
  #busy(data: Float64Array, rows: number, row: number): void {
    this.#enter(row, data[row] as number);
    this.#match(data, rows, row, 0);
    if (this.#fills.length > 0 || this.#changes.length > 0) this.#deliver();
    this.engine.endStep();
    this.#serve(row);
  }
  /**
   * Rows until the strategy asks for something; returns the row after them. All that stays the same is in locals: most rows of most runs pass
   * here, and to look it up again would be a long chain of loads before every average.
   */
  #quiet(data: Float64Array, rows: number, from: number): number {
    const { engine, broker } = this;
    const { bar } = this.#cursor;
    const log = this.#log;
    const logged = log.count;
    const instance = this.#only;
    const feed = instance.context.feeds[0] as SymbolFeed;
    const closeAt = COLUMNS.close * rows;
    let row = from;
    // Without a command no order can begin to work, and the log grows no fuller.
    while (row < rows && log.count === logged) {
      this.#enter(row, data[row] as number);
      engine.mark(0, data[closeAt + row] as number);
      engine.endStep();
      broker.beginEvent();
      this.#rows = ++row;
      feed.update(bar);
      instance.hear(0, bar);
      if (this.#changes.length > 0) this.#deliver();
    }
    return row;
  }
  /** Before fills are told: a bar that was kept shows the same at any place of a chunk. */
  #enter(row: number, time: number): void {
    this.engine.beginStep(this.engine.step + 1, time);
    this.#marker.time[0] = time;
    this.#cursor.show(row);
  }
  #serve(row: number): void {
    this.broker.beginEvent();
    this.#rows = row + 1;
    this.#only.bar(0, this.#cursor.bar);
    if (this.#changes.length > 0) this.#deliver();
  }
  /** First all bars of a time stamp are matched, then all callbacks run: nobody trades on a bar that another has not seen. */
  #many(data: Float64Array, rows: number): void {
    const { engine, broker } = this;
    const cursor = this.#cursor;
    for (let start = 0, end = 0; start < rows; start = end) {
      const time = data[start] as number;
      this.#enter(start, time);
      for (end = start; end < rows && data[end] === time; end++) this.#match(data, rows, end, data[rows + end] as number);
      this.#deliver();
      engine.endStep();
      this.#rows = end;
      this.#marker.handler[0] = HANDLER.onBar;
      for (let row = start; row < end; row++) {
        const instrument = data[rows + row] as number;
        cursor.show(row);
        broker.beginEvent();
        (this.#byInstrument[instrument] as StrategyInstance).bar(instrument, cursor.bar);
      }
      if (this.#sliced.length > 0) this.#marker.handler[0] = HANDLER.onSlice;
      for (const instance of this.#sliced) {
        broker.beginEvent();
        instance.slice(time);
      }
      this.#deliver();
      if (this.#log.isNearlyFull) return;
    }
  }
  #match(data: Float64Array, rows: number, row: number, instrument: number): void {
    const at = 2 * rows + row;
    this.engine.bar(
      instrument,
      data[at] as number,
      data[at + rows] as number,
      data[at + 2 * rows] as number,
      data[at + 3 * rows] as number,
      data[at + 4 * rows] as number,
    );
  }
  /** Callbacks for what happened. They may place orders, whose first status changes queue up behind; the cap per event ends a ping-pong. */
  #deliver(): void {
    const { broker } = this;
    while (this.#fills.length > 0 || this.#changes.length > 0) {
      broker.beginEvent();
      this.#marker.handler[0] = HANDLER.onFill;
      for (const fill of this.#fills.splice(0)) {
        const instance = this.#instances[fill.order.owner];
        const instrument = this.engine.instruments[fill.order.instrument];
        if (instance !== undefined && instrument !== undefined) instance.fill(fillView(fill, broker.view(fill.order), instrument, this.engine.scale));
      }
      this.#marker.handler[0] = HANDLER.onOrder;
      for (const order of this.#changes.splice(0)) this.#instances[order.owner]?.order(broker.view(order));
      if (++this.#rounds > 100) throw new RangeError('onOrder and onFill keep placing orders in answer to their own orders');
    }
    this.#rounds = 0;
    this.#marker.handler[0] = HANDLER.onBar;
  }
}

function engineAt({ instruments, config, startTime = 0 }: MirrorOptions, listener: EngineListener): TradingEngine {
  const engine = new TradingEngine(instruments, config, listener);
  engine.time = startTime;
  return engine;
}
