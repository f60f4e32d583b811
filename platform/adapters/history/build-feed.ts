import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AdjustedReader, ADJUSTMENTS, adjustedDecimals, adjustmentSteps, effectiveActions, type Adjustment } from './adjustment.ts';
import type { BarColumns, BarReader, BarSource } from './columns-file.ts';
import type { CorporateAction } from './corporate-actions.ts';
import type { SymbolMeta } from './dataset-meta.ts';
import { FeedWriter, sidecarOf, type FeedHeader, type FeedInstrument, type FeedMeta } from './feed-file.ts';
import { ResampledReader } from './resample.ts';
import { RowHeap } from './row-heap.ts';
import { timeframeMs, timeframeName, type Timeframe } from './timeframe.ts';

export interface FeedRequest {
  readonly source: BarSource;
  readonly actions?: readonly CorporateAction[];
  /** In the order of their instrument indexes; default: all, by name. */
  readonly symbols?: readonly string[];
  /** Default: the dataset's own. */
  readonly timeframe?: Timeframe;
  /** Bars with from <= time <= to (of the dataset's own bars), epoch ms. */
  readonly from?: number;
  readonly to?: number;
  readonly adjustment?: Adjustment;
}

export interface BuiltFeed {
  readonly path: string;
  readonly meta: FeedMeta;
  /** False when the cache had it. */
  readonly wasBuilt: boolean;
}

/** A request names what the dataset does not have; the message lists what there is. */
export class FeedRequestError extends Error {
  override readonly name = 'FeedRequestError';
  readonly field: 'symbols' | 'timeframe' | 'from' | 'adjustment';

  constructor(field: FeedRequestError['field'], message: string) {
    super(message);
    this.field = field;
  }
}

const FORMAT = 1;
const READ_BUFFER_ROWS = 1 << 19;
const MIN_WINDOW_ROWS = 128;
const TURN_ROWS = 1 << 16;

/** Builds the feed file of a request in `directory`, or finds it there: equal content and request give the equal name. */
export async function buildFeed(request: FeedRequest, directory: string, signal?: AbortSignal): Promise<BuiltFeed> {
  const plan = planFeed(request);
  const target = path.join(directory, plan.key);
  const cached = readSidecar(target);
  if (cached) {
    const now = new Date();
    fs.utimesSync(target, now, now);
    return { path: target, meta: cached, wasBuilt: false };
  }
  fs.mkdirSync(directory, { recursive: true });
  return { path: target, meta: await writeFeed(plan, target, signal), wasBuilt: true };
}

function readSidecar(target: string): FeedMeta | undefined {
  if (!fs.existsSync(target) || !fs.existsSync(sidecarOf(target))) return undefined;
  return JSON.parse(fs.readFileSync(sidecarOf(target), 'utf8')) as FeedMeta;
}

interface PlannedSymbol {
  readonly meta: SymbolMeta;
  readonly actions: readonly CorporateAction[];
  /** Of the feed's prices. */
  readonly priceDecimals: number;
}

interface FeedPlan {
  readonly request: FeedRequest;
  readonly symbols: readonly PlannedSymbol[];
  readonly lengthMs: number;
  readonly adjustment: Adjustment;
  readonly key: string;
  readonly header: FeedHeader;
}

function planFeed(request: FeedRequest): FeedPlan {
  const adjustment = request.adjustment ?? 'raw';
  if (!ADJUSTMENTS.includes(adjustment)) throw new FeedRequestError('adjustment', `adjustment "${adjustment}" is not known; use ${ADJUSTMENTS.join(', ')}`);
  const lengthMs = chooseLength(request);
  const symbols = chooseSymbols(request).map((meta): PlannedSymbol => {
    const actions = effectiveActions(meta, request.actions ?? [], adjustment);
    return { meta, actions, priceDecimals: actions.length === 0 ? meta.priceDecimals : adjustedDecimals(meta.priceDecimals) };
  });
  const actions = symbols.flatMap((symbol) => symbol.actions);
  const { version } = request.source.meta;
  const dataVersion =
    actions.length === 0
      ? version
      : createHash('sha256')
          .update(`${version} ${JSON.stringify(actions)}`)
          .digest('hex');
  const instruments = symbols.map(({ meta, priceDecimals }): FeedInstrument => ({
    symbol: meta.symbol,
    priceDecimals,
    quantityDecimals: meta.quantityDecimals,
    tick: meta.tick,
  }));
  const identity = [FORMAT, dataVersion, instruments, lengthMs, request.from ?? null, request.to ?? null, adjustment];
  const key = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 40);
  return { request, symbols, lengthMs, adjustment, key, header: { instruments, timeframeMs: lengthMs, dataVersion, adjustment } };
}

function chooseSymbols({ source, symbols }: FeedRequest): readonly SymbolMeta[] {
  if (!symbols || symbols.length === 0) return source.meta.symbols;
  return [...new Set(symbols)].map((name) => {
    const symbol = source.symbol(name);
    if (symbol) return symbol;
    const known = source.meta.symbols
      .slice(0, 20)
      .map((meta) => meta.symbol)
      .join(', ');
    throw new FeedRequestError(
      'symbols',
      `symbol "${name}" is not in the dataset; it has ${known}${source.meta.symbols.length > 20 ? ` and ${source.meta.symbols.length - 20} more` : ''}`,
    );
  });
}

function chooseLength({ source, timeframe }: FeedRequest): number {
  const own = source.meta.timeframeMs;
  if (timeframe === undefined) return own;
  const wanted = parseTimeframe(timeframe);
  if (wanted === own) return own;
  const divides = wanted % own === 0 || (own <= 86_400_000 && wanted >= 7 * 86_400_000);
  if (wanted < own || !divides)
    throw new FeedRequestError('timeframe', `timeframe ${timeframe} cannot be made from bars of ${timeframeName(own)}: it must be a multiple of it`);
  return wanted;
}

function parseTimeframe(timeframe: Timeframe): number {
  try {
    return timeframeMs(timeframe);
  } catch (cause) {
    throw new FeedRequestError('timeframe', cause instanceof Error ? cause.message : String(cause));
  }
}

async function writeFeed(plan: FeedPlan, target: string, signal: AbortSignal | undefined): Promise<FeedMeta> {
  const unfinished = `${target}.${randomUUID()}.tmp`;
  const writer = new FeedWriter(unfinished);
  try {
    const readers = makeReaders(plan);
    if (readers.length === 1 && readers[0]) await copyRows(readers[0], writer, signal);
    else await mergeRows(readers, writer, signal);
    const meta = writer.end(plan.header);
    if (meta.rows === 0) throw new FeedRequestError('from', emptyMessage(plan));
    fs.writeFileSync(`${unfinished}.json`, JSON.stringify(meta));
    fs.renameSync(unfinished, target);
    fs.renameSync(`${unfinished}.json`, sidecarOf(target));
    return meta;
  } finally {
    writer.close();
    fs.rmSync(unfinished, { force: true });
    fs.rmSync(`${unfinished}.json`, { force: true });
  }
}

const iso = (time: number): string => new Date(time).toISOString();

function emptyMessage({ request, symbols }: FeedPlan): string {
  const first = Math.min(...symbols.map((symbol) => symbol.meta.firstTime));
  const last = Math.max(...symbols.map((symbol) => symbol.meta.lastTime));
  return `no bars between ${request.from === undefined ? 'the start' : iso(request.from)} and ${request.to === undefined ? 'the end' : iso(request.to)}; the chosen symbols have bars from ${iso(first)} to ${iso(last)}`;
}

function makeReaders({ request, symbols, lengthMs, adjustment }: FeedPlan): BarReader[] {
  const windowRows = Math.max(MIN_WINDOW_ROWS, Math.floor(READ_BUFFER_ROWS / symbols.length));
  const range = { windowRows, ...(request.from === undefined ? {} : { from: request.from }), ...(request.to === undefined ? {} : { to: request.to }) };
  return symbols.map(({ meta, actions, priceDecimals }) => {
    let reader = request.source.reader(meta, range);
    if (actions.length > 0)
      reader = new AdjustedReader(reader, adjustmentSteps(request.source, meta, actions, adjustment), priceDecimals, meta.quantityDecimals);
    return lengthMs === request.source.meta.timeframeMs ? reader : new ResampledReader(reader, lengthMs, meta.quantityDecimals);
  });
}

async function copyRows(reader: BarReader, writer: FeedWriter, signal: AbortSignal | undefined): Promise<void> {
  for (let bars = reader.next(); bars; bars = reader.next()) {
    for (let row = 0; row < bars.rows; row++) writer.add(0, bars, row);
    signal?.throwIfAborted();
    await nextTurn();
  }
}

/** Merges by (time, instrument index). */
async function mergeRows(readers: readonly BarReader[], writer: FeedWriter, signal: AbortSignal | undefined): Promise<void> {
  const pieces = readers.map((reader) => reader.next());
  const rows = new Int32Array(readers.length);
  const heap = new RowHeap(readers.length);
  pieces.forEach((bars, instrument) => bars && heap.add(instrument, bars.time[0] as number, instrument));
  let merged = 0;
  while (heap.size > 0) {
    const instrument = heap.top;
    let bars = pieces[instrument] as BarColumns;
    let row = rows[instrument] as number;
    writer.add(instrument, bars, row++);
    if (row === bars.rows) {
      const next = readers[instrument]?.next();
      pieces[instrument] = next;
      row = 0;
      if (next) bars = next;
    }
    rows[instrument] = row;
    if (pieces[instrument]) heap.replaceTop(bars.time[row] as number, instrument);
    else heap.removeTop();
    if (++merged % TURN_ROWS === 0) {
      signal?.throwIfAborted();
      await nextTurn();
    }
  }
}
