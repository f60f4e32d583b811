import { readFileSync } from 'node:fs';
import type { Budgets } from './budget.ts';
import { BAR_COLUMNS, type PlacedOrder, type StandaloneStart } from './guest/standalone/protocol.ts';
import { builtFile } from './launch.ts';
import { bundleStrategy } from './publish-gate.ts';
import type { Problem } from './problem.ts';
import type { Outcome, StopReason } from './reasons.ts';
import type { SandboxStats } from './sandbox-options.ts';
import { SparePool } from './spare-pool.ts';
import { RunNotes, type LogLine } from './run-notes.ts';
import type { Sandbox } from './supervisor.ts';

/** One bar of a feed. Bars come in the order of their times. */
export interface FeedBar {
  /** `FEED` unless given. */
  readonly symbol?: string;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume?: number;
}

export interface RunOptions {
  /** The author's files by path; TypeScript or JavaScript. */
  readonly files: Readonly<Record<string, string>>;
  /** Which file exports the strategy; `strategy.ts` or the only file unless given. */
  readonly entry?: string;
  readonly bars: Iterable<FeedBar>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly budgets?: Partial<Budgets>;
  /** What the strategy believes to have; 100,000 unless given. */
  readonly cash?: number;
  readonly seed?: number;
}

/** What a strategy did before it ended, well or not. */
export interface StandaloneRun {
  readonly status: 'ok' | 'rejected' | 'stopped';
  /** Why it was stopped. */
  readonly stop?: StopReason;
  /** Why it was rejected. */
  readonly problems: readonly Problem[];
  readonly orders: readonly PlacedOrder[];
  /** Ids of orders that the strategy took back. */
  readonly cancelled: readonly number[];
  readonly logs: readonly LogLine[];
  readonly usage: SandboxStats;
}

const NOTHING_USED: SandboxStats = { cpuUs: 0, peakHeapBytes: 0, peakRssBytes: 0, wallMs: 0 };
const CHUNK_ROWS = 512;
const DAY_MS = 86_400_000;

/**
 * Runs a strategy class on bars in a sandbox process of its own and returns the orders that it placed. No market is simulated:
 * a market order counts as filled at the next open, so that the strategy knows its position; all others stand until they are cancelled.
 * Never rejects for what the strategy does.
 */
export async function runStrategy(options: RunOptions): Promise<StandaloneRun> {
  const made = await bundleStrategy(options.files, options.entry);
  if (!made.ok) return { status: 'rejected', problems: made.problems, orders: [], cancelled: [], logs: [], usage: NOTHING_USED };
  const image = { code: readFileSync(builtFile('guest/standalone-image.js'), 'utf8') };
  const pool = new SparePool({ image, spares: 0, ...(options.budgets !== undefined && { budgets: options.budgets }) });
  const taken = await pool.acquire();
  if (!taken.ok) throw new Error(taken.stop.message);
  const sandbox = taken.value;
  const notes = new RunNotes(symbolsOf(options.bars));
  try {
    const loaded = await sandbox.load(made.bundle);
    const stop = loaded.ok ? await feed(sandbox, options, notes) : loaded.stop;
    const { orders, cancelled, logs } = notes;
    return { status: stop === undefined ? 'ok' : 'stopped', ...(stop && { stop }), problems: [], orders, cancelled, logs, usage: sandbox.stats };
  } finally {
    sandbox.close();
    pool.close();
  }
}

/** Everything in order; returns what ended it early. */
async function feed(sandbox: Sandbox, { bars, params = {}, cash = 100_000, seed = 1 }: RunOptions, notes: RunNotes): Promise<StopReason | undefined> {
  const rows = [...bars];
  const start: StandaloneStart = { params, symbols: notes.symbols, seed, startTime: rows[0]?.time ?? 0, baseMs: barLength(rows), cash };
  const numberOf = new Map(notes.symbols.map((symbol, index) => [symbol, index]));
  const steps: (() => Promise<Outcome<unknown>>)[] = [() => sandbox.control('start', start)];
  for (const piece of pieces(rows)) steps.push(() => sandbox.chunk({ rows: piece.length, payload: columnsOf(piece, numberOf) }));
  steps.push(() => sandbox.control('stop'));
  for (const step of steps) {
    const outcome = await step();
    const news = await notes.fetch(sandbox);
    if (!outcome.ok) return outcome.stop;
    if (news !== undefined) return news;
  }
  return undefined;
}

function symbolsOf(bars: Iterable<FeedBar>): readonly string[] {
  return [...new Set([...bars].map(({ symbol = 'FEED' }) => symbol))];
}

/** The shortest distance of two bars; a day where there is only one. */
function barLength(bars: readonly FeedBar[]): number {
  const gaps = bars.slice(1).map(({ time }, index) => time - (bars[index]?.time ?? time));
  if (gaps.some((gap) => gap < 0)) throw new RangeError('the bars must come in the order of their times');
  const shortest = gaps.filter((gap) => gap > 0).reduce((least, gap) => Math.min(least, gap), Number.POSITIVE_INFINITY);
  return Number.isFinite(shortest) ? shortest : DAY_MS;
}

/** A piece never splits a time stamp. */
function* pieces(bars: readonly FeedBar[]): Generator<readonly FeedBar[]> {
  for (let from = 0; from < bars.length;) {
    let to = Math.min(from + CHUNK_ROWS, bars.length);
    while (to < bars.length && bars[to]?.time === bars[to - 1]?.time) to += 1;
    yield bars.slice(from, to);
    from = to;
  }
}

function columnsOf(bars: readonly FeedBar[], numberOf: ReadonlyMap<string, number>): Uint8Array {
  const data = new Float64Array(bars.length * BAR_COLUMNS);
  bars.forEach(({ symbol = 'FEED', time, open, high, low, close, volume = 0 }, row) => {
    [time, numberOf.get(symbol) ?? 0, open, high, low, close, volume].forEach((value, column) => {
      data[column * bars.length + row] = value;
    });
  });
  return new Uint8Array(data.buffer);
}
