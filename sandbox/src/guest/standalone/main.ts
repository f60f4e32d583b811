/**
 * The image of a sandbox without a platform: the closed realm, the SDK, and a broker that collects orders.
 * It is bundled into one script; nothing here may import Node.
 */
import { realm } from './realm.ts';
import * as sdk from '@paddock/sdk';
import type { Bar } from '@paddock/sdk';
import {
  readMetadata,
  resolveParamsOf,
  RunJournal,
  StrategyContext,
  StrategyInstance,
  type StrategyConstructor,
  type StrategyMetadata,
} from '@paddock/sdk/runtime';
import { installEntry } from '../entry.ts';
import { openMarker, type Marker } from '../marker.ts';
import { IntentBroker } from './intent-broker.ts';
import type { StandaloneNews, StandaloneStart } from './protocol.ts';

const exportsOfSdk = Object.freeze({ ...sdk });
const MOST_ORDERS_PER_REPLY = 500;

interface Run {
  readonly broker: IntentBroker;
  readonly journal: RunJournal;
  readonly instances: readonly StrategyInstance[];
  readonly isPortfolio: boolean;
  readonly symbols: readonly string[];
}

/** In the order of the marker's page. */
const HANDLERS = ['constructor', 'onStart', 'onBar', 'onSlice', 'onFill', 'onStop'] as const;
type Handler = (typeof HANDLERS)[number];

let marker: Marker = { handler: new Int32Array(1), time: new Float64Array(1) };
const clock = {
  get time() {
    return marker.time[0] ?? 0;
  },
};
let input: Float64Array = new Float64Array(0);
let strategy: StrategyConstructor | undefined;
let metadata: StrategyMetadata | undefined;
let run: Run | undefined;
let phase = 'the top level';

function loaded(exported: unknown): StrategyMetadata {
  phase = 'definition';
  const found = (exported as { readonly default?: unknown } | undefined)?.default;
  metadata = readMetadata(found);
  strategy = found as StrategyConstructor;
  return metadata;
}

function start({ params, symbols, seed, startTime, baseMs, cash }: StandaloneStart): null {
  if (strategy === undefined || metadata === undefined) throw new TypeError('no strategy is loaded');
  const resolved = resolveParamsOf(metadata, params);
  if (!resolved.ok) throw new RangeError(resolved.problems.map(({ message }) => message).join('; '));
  realm.setSeed(seed);
  move(startTime);
  const { scope, warmUp } = metadata;
  const made = strategy;
  const broker = new IntentBroker(symbols, cash, marker.time);
  const journal = new RunJournal();
  const instruments = symbols.map((symbol) => ({ symbol, priceDecimals: 8, quantityDecimals: 8, tick: 1 }));
  const all = symbols.map((_, index) => index);
  const views = scope === 'portfolio' ? [all] : all.map((index) => [index]);
  note('constructor');
  const instances = views.map((visible, owner) => {
    const context = new StrategyContext({ owner, params: resolved.params, instruments, visible, broker, clock, journal, baseMs });
    return new StrategyInstance(context, made, warmUp);
  });
  run = { broker, journal, instances, isPortfolio: scope === 'portfolio', symbols };
  each('onStart', (instance) => instance.start());
  return null;
}

/** First all bars of a time stamp open and close, then the callbacks run: nobody trades on a bar that another has not seen. */
function chunk(rows: number): number {
  const { instances, isPortfolio } = running();
  for (let from = 0; from < rows;) {
    let to = from + 1;
    while (to < rows && input[to] === input[from]) to += 1;
    move(input[from] as number);
    for (let row = from; row < to; row += 1) open(row, rows);
    for (let row = from; row < to; row += 1) {
      const bar = barAt(row, rows);
      const index = input[rows + row] as number;
      event('onBar', () => instances[isPortfolio ? 0 : index]?.bar(index, bar));
    }
    each('onSlice', (instance) => instance.slice(marker.time[0] ?? 0));
    from = to;
  }
  return 0;
}

function open(row: number, rows: number): void {
  const { broker, instances, symbols } = running();
  const index = input[rows + row] as number;
  const price = input[2 * rows + row] as number;
  for (const { order, owner } of broker.open(index, price)) {
    const fill = Object.freeze({ order, symbol: symbols[index] ?? '', side: order.side, quantity: order.quantity, price, fee: 0, time: marker.time[0] ?? 0 });
    event('onFill', () => instances[owner]?.fill(fill));
  }
  broker.mark(index, input[5 * rows + row] as number);
}

function barAt(row: number, rows: number): Bar {
  const column = (index: number): number => input[index * rows + row] as number;
  const snapshot = {
    symbol: running().symbols[column(1)] ?? '',
    time: column(0),
    open: column(2),
    high: column(3),
    low: column(4),
    close: column(5),
    volume: column(6),
  };
  return Object.freeze({ ...snapshot, copy: () => Object.freeze(snapshot) });
}

function news(): StandaloneNews {
  const { broker, journal } = running();
  const { logs } = journal.drain();
  const orders = broker.placed.splice(0, MOST_ORDERS_PER_REPLY);
  const cancelled = broker.cancelled.splice(0, MOST_ORDERS_PER_REPLY);
  return { orders, cancelled, logs, hasMore: broker.placed.length > 0 || broker.cancelled.length > 0 || journal.logs.length > 0 };
}

function control(op: string, payload: unknown): unknown {
  switch (op) {
    case 'start':
      return start(payload as StandaloneStart);
    case 'news':
      return news();
    case 'stop':
      return (each('onStop', (instance) => instance.stop()), null);
    default:
      throw new TypeError(`unknown request ${op}`);
  }
}

function each(name: Handler, action: (instance: StrategyInstance) => void): void {
  for (const instance of running().instances) event(name, () => action(instance));
}

function event(name: Handler, action: () => void): void {
  note(name);
  running().broker.beginEvent();
  action();
}

function move(time: number): void {
  marker.time[0] = time;
}

function note(name: Handler): void {
  marker.handler[0] = HANDLERS.indexOf(name) + 1;
}

/** What runs, for the reason of a stop. */
function context(): string {
  const name = HANDLERS[(marker.handler[0] ?? 0) - 1];
  const time = marker.time[0] ?? 0;
  if (name === undefined) return phase;
  return time === 0 ? name : `${name} ${new Date(time).toISOString()}`;
}

function running(): Run {
  if (run === undefined) throw new TypeError('the run has not started');
  return run;
}

installEntry({
  attach(shared, _answers, page) {
    input = new Float64Array(shared);
    marker = openMarker(page, HANDLERS);
    realm.useClock(marker.time);
  },
  require(name) {
    if (name !== '@paddock/sdk') throw new TypeError(`import of "${name}" is not possible: only @paddock/sdk is`);
    return exportsOfSdk;
  },
  loaded,
  control,
  chunk,
  context,
});
realm.freeze([exportsOfSdk]);
