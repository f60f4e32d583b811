import type { Instrument } from '@paddock/sdk';
import { readMetadata, resolveParamsOf, type LogEntry, type PlotEntry, type RunJournal, type StrategyConstructor } from '@paddock/sdk/runtime';
import { accountSnapshot } from '../account/account-snapshot.ts';
import { COLUMN_COUNT } from './bar-view.ts';
import { Court, type BacktestRun } from './backtest-run.ts';
import { COMMAND_LENGTH, HEADER, HEADER_LENGTH } from './command-log.ts';
import type { SavedInstances } from './hand-over.ts';
import { Mirror } from './mirror.ts';
import type { MirrorOptions } from './mirror-options.ts';
import { DEFAULT_RUN_CONFIG, type RunConfig } from './run-config.ts';

const CHUNK_ROWS = 8_192;
const COMMANDS_PER_CHUNK = 65_536;

/** A run of trusted code in this very realm: tests of authors and the benchmark's reference for the cost of the sandbox. */
export interface InProcessRun {
  readonly strategy: StrategyConstructor;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly instruments: readonly Instrument[];
  /** Rows sorted by time and instrument, seven columns one behind the other: time, instrument, open, high, low, close, volume. */
  readonly data: Float64Array;
  readonly rows: number;
  readonly baseMs: number;
  readonly config?: Partial<RunConfig>;
  /** Another version takes over after so many time stamps, as in a hot reload. */
  readonly reload?: { readonly steps: number; readonly strategy: StrategyConstructor; readonly params?: Readonly<Record<string, unknown>> };
}

/** Runs mirror and judge side by side without a sandbox. Throws what the strategy throws. */
export function runInProcess(run: InProcessRun): BacktestRun {
  const config = { ...DEFAULT_RUN_CONFIG, ...run.config };
  const { instruments, baseMs } = run;
  const out = new Float64Array(HEADER_LENGTH + COMMANDS_PER_CHUNK * COMMAND_LENGTH);
  const { metadata, params, mirror } = made(run, run, { out, startTime: run.data[0] ?? 0 });
  const court = new Court({ instruments, config, owners: metadata.scope === 'portfolio' ? 1 : instruments.length, baseMs, adjustment: 'raw', steps: run.rows });
  mirror.start();
  const after = run.reload?.steps ?? run.rows;
  const row = walk({ run, court, out, from: 0, mirror, mostSteps: after });
  const mirrors = [mirror];
  if (run.reload !== undefined && row < run.rows) {
    const next = made(run, run.reload, { out, startTime: court.judge.engine.time }).mirror;
    takeOver(run, row, next, { blue: mirror, court });
    walk({ run, court, out, from: row, mirror: next, mostSteps: run.rows });
    mirrors.push(next);
  }
  mirrors.at(-1)?.stop();
  const news = mirrors.map(({ journal }) => drained(journal));
  return court.finish({
    status: 'completed',
    metadata,
    params,
    logs: news.flatMap(({ logs }) => logs),
    plots: news.flatMap(({ plots }) => plots),
    droppedLogs: mirror.journal.droppedLogs,
    droppedPlots: mirror.journal.droppedPlots,
    timing: { bars: run.rows, cpuMs: 0, wallMs: 0, barsPerCpuSecond: 0 },
    versions: { paddock: '', node: '', v8: '', code: '', data: '' },
  });
}

function made(run: InProcessRun, { strategy, params: given = {} }: Pick<InProcessRun, 'strategy' | 'params'>, more: Pick<MirrorOptions, 'out' | 'startTime'>) {
  const metadata = readMetadata(strategy);
  const resolved = resolveParamsOf(metadata, given);
  if (!resolved.ok) throw new RangeError(resolved.problems.map((p) => p.message).join('; '));
  const { params } = resolved;
  const { instruments, baseMs } = run;
  const config = { ...DEFAULT_RUN_CONFIG, ...run.config };
  return { metadata, params, mirror: new Mirror({ strategy, metadata, params, instruments, config, baseMs, ...more }) };
}

/** What a hot reload does, without processes: the new version is warmed with all rows so far, then gets the judge's account and the old one's state. */
function takeOver(run: InProcessRun, row: number, green: Mirror, { blue, court }: { readonly blue: Mirror; readonly court: Court }): void {
  green.start();
  green.handOver.warm(slice(run, 0, row), row);
  const saved = JSON.parse(JSON.stringify(blue.handOver.save())) as SavedInstances;
  green.handOver.takeAccount(accountSnapshot(court.judge.engine, court.recorder.digest));
  green.handOver.load(saved);
}

interface Stretch {
  readonly run: InProcessRun;
  readonly mirror: Mirror;
  readonly court: Court;
  readonly out: Float64Array;
  readonly from: number;
  /** Time stamps after which it ends. */
  readonly mostSteps: number;
}

/** Returns the row behind the last one that ran. */
function walk({ run, mirror, court, out, from, mostSteps }: Stretch): number {
  const end = stepEnd(run, from, mostSteps);
  let row = from;
  while (row < end) {
    const to = Math.min(chunkEnd(run, row), end);
    const data = slice(run, row, to);
    mirror.chunk(data, to - row);
    mirror.seal(false);
    const problem = court.judge.chunk(data, to - row, out, mirror.broker.tags);
    if (problem !== undefined) throw new Error(problem.message);
    row += out[HEADER.rows] as number;
  }
  return row;
}

function stepEnd({ data, rows }: InProcessRun, from: number, mostSteps: number): number {
  if (mostSteps >= rows - from) return rows;
  let row = from;
  for (let steps = 0; steps < mostSteps && row < rows; steps++) {
    const time = data[row];
    while (row < rows && data[row] === time) row++;
  }
  return row;
}

function drained(journal: RunJournal): ReturnType<RunJournal['drain']> {
  const logs: LogEntry[] = [];
  const plots: PlotEntry[] = [];
  while (journal.hasNews) {
    const news = journal.drain();
    logs.push(...news.logs);
    plots.push(...news.plots);
  }
  return { logs, plots };
}

/** A chunk ends with a time stamp, never inside one. */
function chunkEnd({ data, rows }: InProcessRun, from: number): number {
  let to = Math.min(from + CHUNK_ROWS, rows);
  while (to < rows && data[to] === data[to - 1]) to++;
  return to;
}

function slice({ data, rows }: InProcessRun, from: number, to: number): Float64Array {
  if (from === 0 && to === rows) return data;
  const part = new Float64Array(COLUMN_COUNT * (to - from));
  for (let column = 0; column < COLUMN_COUNT; column++) part.set(data.subarray(column * rows + from, column * rows + to), column * (to - from));
  return part;
}
