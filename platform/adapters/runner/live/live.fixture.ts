import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SparePool } from '@paddock/sandbox';
import { DEFAULT_RUN_CONFIG, type FillRow, type LogRow, type OrderRow, type RunConfig } from '../../../core/index.ts';
import { bundleOf, feedOf } from '../reference.fixture.ts';
import { LiveSession } from './session.ts';
import type { BudgetWarning, LiveTask, ReloadReport, SessionEnd, SessionProgress } from './live-task.ts';

/** A made-up minute series; volume counts the bars. */
export async function minuteFeed(home: string, name: string, bars: number): Promise<string> {
  const rows = ['time,open,high,low,close,volume'];
  let close = 10_000;
  let state = 7;
  for (let i = 0; i < bars; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const open = close;
    close = Math.max(5_000, close + ((state >> 16) % 41) - 20);
    const text = [open, Math.max(open, close) + 7, Math.min(open, close) - 7, close].map((units) => (units / 100).toFixed(2));
    rows.push(`${1_600_000_000_000 + i * 60_000},${text.join(',')},${i + 1}`);
  }
  const file = path.join(home, `${name}.csv`);
  writeFileSync(file, rows.join('\n'));
  return feedOf(file, home);
}

/** Three symbols; the second misses every fifth minute, so time stamps have two or three rows. */
export async function panelFeed(home: string, bars: number): Promise<string> {
  const rows = ['time,symbol,open,high,low,close,volume'];
  for (let i = 0; i < bars; i++) {
    for (const [k, symbol] of ['AAA', 'BBB', 'CCC'].entries()) {
      const close = 100 + 20 * k + Math.round(300 * Math.sin(i / (7 + 3 * k))) / 100;
      if (k !== 1 || i % 5 !== 0) rows.push([1_600_000_000_000 + i * 60_000, symbol, close, close + 0.5, close - 0.5, close, 1_000].join(','));
    }
  }
  const file = path.join(home, 'panel.csv');
  writeFileSync(file, rows.join('\n'));
  return feedOf(file, home);
}

/** Sees all symbols, trades the ones that fell most at each time stamp. */
export const PANEL = `import { Strategy, Sma, type Bar } from '@paddock/sdk';
export default class Panel extends Strategy({ name: 'panel', scope: 'portfolio' }) {
  #means = new Map(this.symbols.map((symbol) => [symbol, this.indicator(new Sma(10), { symbol })]));
  #last = new Map<string, number>();
  override onBar(bar: Bar) { this.#last.set(bar.symbol, bar.close); }
  override onSlice(time: number) {
    for (const [symbol, mean] of this.#means) {
      const close = this.#last.get(symbol) ?? NaN;
      const position = this.positionOf(symbol);
      if (close < mean.value * 0.995 && position.isFlat) this.buy({ symbol, quantity: 10 });
      else if (close > mean.value * 1.005 && position.isLong) this.close({ symbol });
    }
  }
  override save() { return { last: [...this.#last] }; }
  override load(state: { last: [string, number][] }) { this.#last = new Map(state.last); }
}
`;

/** A strategy that uses everything that must survive: indicators, windows, a longer timeframe, timers, chance, brackets, fills, own state. */
export const author = (body: string, options = "name: 'mine'"): string =>
  `import { Strategy, Sma, Ema, crossedAbove, crossedBelow, int, type Bar, type Fill, type Order } from '@paddock/sdk';
export default class Mine extends Strategy({ ${options} }) {
${body}
}
`;

export const BUSY = author(`
  #fast = this.indicator(new Sma(5));
  #slow = this.indicator(new Sma(21));
  #hour = this.timeframe('15m');
  #trend = this.#hour.indicator(new Sma(4));
  #entries = 0;
  #lastFill = 0;
  override onStart() { this.every(30 * 60_000, 'half'); }
  override onBar(bar: Bar) {
    if (crossedAbove(this.#fast, this.#slow) && this.position.isFlat) {
      this.#entries++;
      this.buy({ quantity: 1 + (this.#entries % 7), takeProfit: this.roundPrice(bar.close * 1.004), stopLoss: this.roundPrice(bar.close * 0.996), tag: 'in' + (this.#entries % 3) });
    } else if (crossedBelow(this.#fast, this.#slow) && this.position.isFlat && bar.close > this.#trend.value) {
      this.sell({ quantity: 2, limit: this.roundPrice(bar.close * 1.001), timeInForce: 'GTD', expireAt: bar.time + 600_000 });
    } else if (!this.position.isFlat && this.openOrders.length === 0 && Math.random() < 0.1) this.close();
    if (this.openOrders.length > 3) this.cancelAll();
  }
  override onFill(fill: Fill) { this.#lastFill = fill.price; if (fill.order.tag === 'take-profit') this.log('took ' + fill.price); }
  override onTimer() { if (this.position.isFlat) this.buy({ quantity: 1, limit: this.roundPrice(this.#lastFill || 90) }); }
  override save() { return { entries: this.#entries, lastFill: this.#lastFill }; }
  override load(state: { entries: number; lastFill: number }) { this.#entries = state.entries; this.#lastFill = state.lastFill; }
`);

export const config = (changes: Partial<RunConfig> = {}): RunConfig => ({ ...DEFAULT_RUN_CONFIG, cash: '1000000', ...changes });

/** What a session has told its host. */
export class Told {
  readonly orders = new Map<string, OrderRow>();
  readonly fills: FillRow[] = [];
  readonly logs: LogRow[] = [];
  readonly warnings: BudgetWarning[] = [];
  readonly reports: ReloadReport[] = [];
  readonly steps: SessionProgress[] = [];
  onStep: (progress: SessionProgress) => void = () => undefined;
  ends = 0;
  readonly end: Promise<SessionEnd>;
  #ended: (end: SessionEnd) => void = () => undefined;

  constructor() {
    this.end = new Promise((resolve) => (this.#ended = resolve));
  }
  get hooks() {
    return {
      onStep: (progress: SessionProgress) => {
        this.steps.push(progress);
        this.onStep(progress);
      },
      onOrders: (orders: readonly OrderRow[]) => orders.forEach((order) => this.orders.set(order.id, order)),
      onFills: (fills: readonly FillRow[]) => void this.fills.push(...fills),
      onLogs: (logs: readonly LogRow[]) => void this.logs.push(...logs),
      onWarning: (warning: BudgetWarning) => void this.warnings.push(warning),
      onReload: (report: ReloadReport) => void this.reports.push(report),
      onEnd: (end: SessionEnd) => {
        this.ends++;
        this.#ended(end);
      },
    };
  }
  get messages(): string[] {
    return this.logs.map((line) => line.message);
  }
  /** All orders as they stand, by id. */
  get ordersById(): OrderRow[] {
    return [...this.orders.values()].toSorted((a, b) => Number(a.id) - Number(b.id));
  }
}

export async function session(
  pool: SparePool,
  source: string,
  task: Partial<LiveTask> & Pick<LiveTask, 'feedPath'>,
): Promise<{ session: LiveSession; told: Told }> {
  const told = new Told();
  const started = await LiveSession.start(pool, { bundle: await bundleOf(source), params: {}, config: config(), speed: 'max', ...task }, told.hooks);
  if (!started.ok) throw new Error(started.stop.message);
  return { session: started.value, told };
}
