import type { Instrument } from '@paddock/sdk';
import { readMetadata, resolveParamsOf, type StrategyConstructor } from '@paddock/sdk/runtime';
import { COLUMN_COUNT } from './bar-view.ts';
import { Court, type BacktestRun } from './backtest-run.ts';
import { COMMAND_LENGTH, HEADER, HEADER_LENGTH } from './command-log.ts';
import { Mirror } from './mirror.ts';
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
}

/** Runs mirror and judge side by side without a sandbox. Throws what the strategy throws. */
export function runInProcess(run: InProcessRun): BacktestRun {
  const metadata = readMetadata(run.strategy);
  const resolved = resolveParamsOf(metadata, run.params ?? {});
  if (!resolved.ok) throw new RangeError(resolved.problems.map((p) => p.message).join('; '));
  const config = { ...DEFAULT_RUN_CONFIG, ...run.config };
  const { instruments, baseMs } = run;
  const out = new Float64Array(HEADER_LENGTH + COMMANDS_PER_CHUNK * COMMAND_LENGTH);
  const mirror = new Mirror({ strategy: run.strategy, metadata, params: resolved.params, instruments, config, baseMs, out });
  const court = new Court({ instruments, config, owners: metadata.scope === 'portfolio' ? 1 : instruments.length, baseMs, adjustment: 'raw', steps: run.rows });
  walk(run, mirror, court, out);
  const { journal } = mirror;
  return court.finish({
    status: 'completed',
    metadata,
    params: resolved.params,
    ...journal.drain(),
    droppedLogs: journal.droppedLogs,
    droppedPlots: journal.droppedPlots,
    timing: { bars: run.rows, cpuMs: 0, wallMs: 0, barsPerCpuSecond: 0 },
    versions: { paddock: '', node: '', v8: '', code: '', data: '' },
  });
}

function walk(run: InProcessRun, mirror: Mirror, court: Court, out: Float64Array): void {
  mirror.start();
  for (let from = 0; from < run.rows;) {
    const to = chunkEnd(run, from);
    const data = slice(run, from, to);
    mirror.chunk(data, to - from);
    mirror.seal(false);
    const problem = court.judge.chunk(data, to - from, out, mirror.broker.tags);
    if (problem !== undefined) throw new Error(problem.message);
    from += out[HEADER.rows] as number;
  }
  mirror.stop();
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
