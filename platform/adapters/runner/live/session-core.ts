import type { StopReason } from '@paddock/platform/core';
import type { ChunkResult, Outcome } from '@paddock/sandbox';
import { restOf, type Piece } from '../chunk-pieces.ts';
import { TRAILER_LENGTH } from '../guest/protocol.ts';
import type { SavedStrategy } from '@paddock/sdk/runtime';
import { BudgetWatch } from './budget-watch.ts';
import { MOST_LOOKBACK_ROWS, type LiveBudgets } from './live-budgets.ts';
import { LiveJudge } from './live-judge.ts';
import { cpuBudgetStop, floodStop, integrityStop, type Flood } from './live-reasons.ts';
import type { LiveHooks } from './live-task.ts';
import type { Seat } from './seat.ts';
import type { StepSource } from './step-source.ts';

/** A request should take about this long, so that whatever has to happen between two steps need not wait. */
const TARGET_US = 20_000;
const FIRST_ROWS = 16;
/** Past rows of one request. */
const WARM_ROWS = 8_192;
/** When nothing has come for so long, nothing waits for a swap either. */
const QUIET_MS = 20;
const HEADER_BYTES = 128;
const FLOODS: readonly (Flood | undefined)[] = [undefined, 'orders', 'logs', 'plots'];
const EXTRA_ROWS = Math.ceil(TRAILER_LENGTH / 7);

/** A version that takes over behind a request: it has been shown the request's rows, and the serving one has saved right behind them. */
export interface Follower {
  readonly green: Seat;
  /** Who saved. */
  readonly blue: Seat;
  readonly rowsDone: number;
  readonly saved: Promise<Outcome<SavedStrategy>>;
  readonly warmed: Promise<number | StopReason>;
}

export interface CoreParts {
  readonly source: StepSource;
  readonly seat: Seat;
  readonly budgets: LiveBudgets;
  readonly hooks: LiveHooks;
  readonly batchRows: number;
}

/** Serves the steps of a session, one request at a time: rows to the sandbox, commands to the judge, what came of them to the hooks. */
export class SessionCore {
  readonly source: StepSource;
  readonly judge: LiveJudge;
  readonly budgets: LiveBudgets;
  readonly hooks: LiveHooks;
  readonly watch: BudgetWatch;
  /** Rows that have been judged. */
  rowsDone = 0;
  follower: Follower | undefined;
  /** A version that waits for the next request. */
  #next: { readonly green: Seat; readonly warmedTo: number; readonly called: () => void } | undefined;
  readonly #batchRows: number;
  readonly #buffer: Float64Array;
  #seat: Seat;
  #most = FIRST_ROWS;
  /** Rows that the source has handed out and nobody has served. */
  #pending: Piece | undefined;

  constructor({ source, seat, budgets, hooks, batchRows }: CoreParts) {
    this.source = source;
    this.#seat = seat;
    this.budgets = budgets;
    this.hooks = hooks;
    const { instruments } = source.meta;
    this.judge = new LiveJudge({ instruments, config: seat.task.config, owners: seat.owners }, budgets.ordersPerMinute);
    this.watch = new BudgetWatch(this);
    this.#batchRows = batchRows;
    this.#buffer = roomFor(batchRows, instruments.length);
  }
  /** Who serves. */
  get seat(): Seat {
    return this.#seat;
  }
  get stepsDone(): number {
    return this.judge.engine.step + 1;
  }
  get isThrough(): boolean {
    return this.source.isThrough && this.#pending === undefined;
  }
  /** At full speed all that is limited is each call: nothing that depends on the machine's speed reaches the strategy. */
  get isMetered(): boolean {
    return this.source.speed !== 'max';
  }

  /**
   * Serves what is due: undefined when that went well, `idle` when nothing is due. What a version on probation did in a failed request has
   * never happened: its rows stay for the next one to serve.
   */
  async serve(isOnProbation: boolean): Promise<StopReason | 'idle' | undefined> {
    const piece = (this.#pending ??= this.#take());
    if (piece === undefined) return 'idle';
    const answer = this.seat.serve(piece.data, piece.rows, this.isMetered);
    this.#prepareFollower(piece.rows);
    const outcome = await answer;
    if (!outcome.ok && isOnProbation) return this.#named(outcome.stop, logOf(outcome.out));
    if (outcome.ok) this.#adapt(piece.rows, outcome.value.cpuUs);
    const stop = await this.#judgePiece(piece, outcome);
    this.tell(outcome.ok ? outcome.value.cpuUs : 0, piece.rows);
    return stop ?? this.#budgetStop(outcome);
  }
  /** Another version serves from here on; how fast it is remains to be seen. */
  seatIs(seat: Seat): void {
    this.#seat = seat;
    this.#most = FIRST_ROWS;
  }
  /** Whether there is a row to serve. */
  get isDue(): boolean {
    return this.#pending !== undefined || this.source.isDue;
  }
  /** Lets a version, warmed to that row, follow the next request; resolves when there is one, or after a while without. */
  async offer(green: Seat, warmedTo: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, QUIET_MS);
      const called = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.#next = { green, warmedTo, called };
    });
    this.#next = undefined;
  }
  /** Hands what happened since the last time to the hooks. */
  tell(cpuUs: number, rows: number): void {
    const { hooks, judge } = this;
    judge.tellNews(hooks);
    this.#tellNews();
    const { engine } = judge;
    const { portfolio, scale } = engine;
    hooks.onStep?.({
      rowsDone: this.rowsDone,
      rowsTotal: this.source.meta.rows,
      stepsDone: this.stepsDone,
      time: engine.time,
      cash: scale.toCurrency(portfolio.cash.toNumber()),
      equity: scale.toCurrency(portfolio.equity()),
      cpuUs,
      rows,
    });
  }
  /** Fetches and hands on what the strategy said. */
  async tellLast(): Promise<void> {
    await this.seat.news.fetch();
    this.#tellNews();
  }
  /** Shows rows `from` to where the session stands to a version that does not serve. Returns the row reached, or why it failed. */
  async warm(seat: Seat, from: number, to = this.rowsDone): Promise<number | StopReason> {
    const buffer = (seat.warmBuffer ??= roomFor(WARM_ROWS, this.source.meta.instruments.length));
    let at = from;
    while (at < to) {
      const rows = this.source.read(buffer.subarray(0, buffer.length - TRAILER_LENGTH), at, to);
      const outcome = await seat.warm(buffer, rows);
      if (!outcome.ok) return outcome.stop;
      at += rows;
    }
    return at;
  }
  /** Where a version starts to be warmed. */
  warmFrom(seat: Seat): number {
    const { lookbackRows } = this.budgets;
    const rows = Math.max(lookbackRows, seat.metadata.warmUp) * this.source.meta.instruments.length;
    return this.source.stepStart(Math.max(0, this.rowsDone - Math.min(rows, MOST_LOOKBACK_ROWS)));
  }

  /** Everything that a swap needs but the judge's account is asked for while the request still runs. */
  #prepareFollower(rows: number): void {
    if (this.#next === undefined) return;
    const { green, warmedTo, called } = this.#next;
    const rowsDone = this.rowsDone + rows;
    const follower: Follower = { green, blue: this.seat, rowsDone, saved: this.seat.save(), warmed: this.warm(green, warmedTo, rowsDone) };
    this.follower = follower;
    this.#next = undefined;
    // What a snapshot reads has then been read just before the pause, in which it is taken.
    this.judge.snapshot();
    called();
  }
  #take(): Piece | undefined {
    const rows = this.source.take(this.#buffer, Math.min(this.#most, this.#batchRows));
    return rows === 0 ? undefined : { data: this.#buffer, rows };
  }
  #adapt(rows: number, cpuUs: number): void {
    const wanted = Math.floor((rows * TARGET_US) / Math.max(cpuUs, 1));
    this.#most = Math.max(1, Math.min(wanted, rows * 8));
  }
  async #judgePiece(piece: Piece, outcome: Outcome<ChunkResult>): Promise<StopReason | undefined> {
    const { data, rows } = piece;
    const log = logOf(outcome.ok ? outcome.value.out : outcome.out);
    if (log === undefined) return outcome.ok ? integrityStop('the command log is cut off') : outcome.stop;
    if (log[3] === 1 || !outcome.ok) await this.seat.news.fetch();
    const since = performance.now();
    const problem = this.judge.chunk(data, rows, log, this.seat.news.tags);
    const done = log[1] as number;
    this.hooks.onJudged?.({ bars: problem === undefined ? done : 0, judgeMs: performance.now() - since });
    if (problem !== undefined) return integrityStop(problem);
    if (outcome.ok && done === 0) return integrityStop('a stretch of bars without an end');
    this.rowsDone += done;
    this.#pending = done < rows ? withTrailer(restOf(piece, done)) : undefined;
    return outcome.ok ? undefined : this.#named(outcome.stop, log);
  }
  /** An error that our own runtime threw, because a limit was reached, is told as what it is. */
  #named(stop: StopReason, log: Float64Array | undefined): StopReason {
    const flood = stop.code === 'threw' ? FLOODS[log?.[10] ?? 0] : undefined;
    return flood === undefined ? stop : { ...stop, ...floodStop(flood, this.budgets) };
  }
  /** What the author's own runtime enforces inside is enforced again here, where nobody can argue. */
  #budgetStop(outcome: Outcome<ChunkResult>): StopReason | undefined {
    if (!outcome.ok) return undefined;
    const levelMs = this.isMetered ? this.seat.charge(outcome.value.cpuUs) : this.budgets.cpu.capMs;
    const mostOrders = this.judge.takeMostInMinute();
    const flood = this.watch.check(levelMs, mostOrders);
    if (flood !== undefined) return floodStop(flood, this.budgets);
    return levelMs < 0 ? cpuBudgetStop(this.budgets, levelMs) : undefined;
  }
  #tellNews(): void {
    const { logs, plots } = this.seat.news;
    if (logs.length > 0) this.hooks.onLogs?.(logs.splice(0));
    if (plots.length > 0) this.hooks.onPlots?.(plots.splice(0));
  }
}

/** A time stamp is never split, so a request may have a few rows more than it should. */
function roomFor(rows: number, instruments: number): Float64Array {
  return new Float64Array((rows + instruments + EXTRA_ROWS) * 7);
}

function logOf(bytes: Uint8Array | undefined): Float64Array | undefined {
  if (bytes === undefined || bytes.length < HEADER_BYTES || bytes.length % 8 !== 0) return undefined;
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  return new Float64Array(aligned.buffer, aligned.byteOffset, aligned.length / 8);
}

function withTrailer({ data, rows }: Piece): Piece {
  const roomy = new Float64Array(data.length + TRAILER_LENGTH);
  roomy.set(data);
  return { data: roomy, rows };
}
