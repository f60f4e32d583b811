import { type AccountSnapshot, type OrderSnapshot, type RunConfig, type StopReason } from '@paddock/platform/core';
import { CpuBucket, overstatedMs, refuse, unreportedMs, type ChunkResult, type Outcome, type Sandbox, type SparePool } from '@paddock/sandbox';
import type { ParamValue } from '@paddock/sdk';
import { resolveParamsOf, type SavedStrategy, type StrategyMetadata } from '@paddock/sdk/runtime';
import type { RunBundle } from '../backtest-task.ts';
import { CHUNK_MODE, TRAILER, TRAILER_LENGTH, type GuestRunOptions, type TakeOver } from '../guest/protocol.ts';
import { RunNews } from '../run-news.ts';
import { describe } from '../sandboxed-run.ts';
import type { LiveBudgets } from './live-budgets.ts';
import { stateStop } from './live-reasons.ts';
import type { SourceMeta } from './step-source.ts';

export interface SeatTask {
  readonly bundle: RunBundle;
  readonly params: Readonly<Record<string, unknown>>;
  readonly config: RunConfig;
  readonly meta: SourceMeta;
  /** Market time when it is made. */
  readonly startTime: number;
  readonly budgets: LiveBudgets;
}

/** Kernel and process are compared about so often. */
const CROSS_CHECK_MS = 2_000;

/** One version of a strategy in one process: it serves, waits behind another one, or is being warmed. */
export class Seat {
  readonly task: SeatTask;
  readonly metadata: StrategyMetadata;
  readonly sandbox: Sandbox;
  readonly news: RunNews;
  bucket: CpuBucket;
  heapBytes = 0;
  /** Kept, since a swap has no time to make one. */
  warmBuffer: Float64Array | undefined;
  readonly #options: GuestRunOptions;
  #checked = { kernelMs: 0, reportedMs: 0, requests: 0, at: 0 };
  #reportedMs = 0;
  #requests = 0;

  private constructor(task: SeatTask, sandbox: Sandbox, metadata: StrategyMetadata, params: Readonly<Record<string, ParamValue>>) {
    this.task = task;
    this.sandbox = sandbox;
    this.metadata = metadata;
    this.news = new RunNews(sandbox);
    const { meta, startTime, config, budgets } = task;
    this.bucket = new CpuBucket(budgets.cpu, performance.now());
    const { ordersPerMinute, logsPerMinute, plotsPerMinute, stateCharacters } = budgets;
    const limits = { ordersPerMinute, logsPerMinute, plotsPerMinute, stateCharacters: stateCharacters.hard };
    this.#options = { params, instruments: meta.instruments, config, baseMs: meta.timeframeMs, startTime, limits };
  }

  /** A process with the code loaded and constructed, `onStart` called. */
  static async prepare(pool: SparePool, task: SeatTask): Promise<Outcome<Seat>> {
    const acquired = await pool.acquire(task.budgets.sandbox, task.bundle.owner);
    if (!acquired.ok) return acquired;
    const sandbox = acquired.value;
    const made = await Seat.#in(sandbox, task);
    if (!made.ok) sandbox.close();
    return made;
  }
  static async #in(sandbox: Sandbox, task: SeatTask): Promise<Outcome<Seat>> {
    const described = await describe(sandbox, task.bundle);
    if (!described.ok) return described;
    const resolved = resolveParamsOf(described.metadata, task.params);
    if (!resolved.ok) return refuse({ code: 'parameters', message: resolved.problems.map((problem) => problem.message).join('; ') });
    const seat = new Seat(task, sandbox, described.metadata, resolved.params);
    const constructed = await seat.construct();
    if (!constructed.ok) return constructed;
    seat.#check(performance.now());
    return { ok: true, value: seat };
  }

  get checksum(): string {
    return this.task.bundle.checksum;
  }
  get owners(): number {
    return this.metadata.scope === 'portfolio' ? 1 : this.task.meta.instruments.length;
  }
  /** Makes the strategy anew: nothing of what the one before learnt is left but what its module keeps. */
  construct(): Promise<Outcome<unknown>> {
    return this.sandbox.control('configure', this.#options);
  }
  /** One request: rows and, behind them, the trailer. `buffer` must have room for it and stay unchanged until the answer. */
  serve(buffer: Float64Array, rows: number, isMetered: boolean): Promise<Outcome<ChunkResult>> {
    return this.#chunk(buffer, rows, CHUNK_MODE.serve, isMetered);
  }
  /** Past rows, for indicators and windows. */
  warm(buffer: Float64Array, rows: number): Promise<Outcome<ChunkResult>> {
    return this.#chunk(buffer, rows, CHUNK_MODE.warm, false);
  }
  async save(): Promise<Outcome<SavedStrategy>> {
    const saved = await this.sandbox.control('save');
    return saved.ok ? { ok: true, value: saved.value as SavedStrategy } : refuse(stateStop(saved.stop));
  }
  /** Takes the account over, and what another version or life saved. */
  async take(
    account: AccountSnapshot,
    more: { readonly saved?: SavedStrategy; readonly closed?: readonly OrderSnapshot[] } = {},
  ): Promise<StopReason | undefined> {
    const taken = await this.sandbox.control('take', { account, ...more } satisfies TakeOver);
    return taken.ok ? undefined : stateStop(taken.stop);
  }
  /** Takes over what another version saved, after the account. */
  async load(saved: SavedStrategy): Promise<StopReason | undefined> {
    const loaded = await this.sandbox.control('load', saved);
    return loaded.ok ? undefined : stateStop(loaded.stop);
  }
  /** Charges a request to the bucket; returns what is left. */
  charge(cpuUs: number): number {
    const now = performance.now();
    this.#reportedMs += cpuUs / 1_000;
    this.#requests++;
    const level = this.bucket.charge(cpuUs / 1_000, now);
    // Before anyone is stopped, and now and then: the process may lie about its use, or may have been kept waiting.
    return level < 0 || now - this.#checked.at > CROSS_CHECK_MS ? this.#check(now) : level;
  }
  close(): void {
    this.sandbox.close();
  }

  /** Compares what the process reported with what the kernel saw, and charges the difference. */
  #check(now: number): number {
    const before = this.#checked;
    const kernelMs = this.sandbox.processCpuMs ?? before.kernelMs + this.#reportedMs - before.reportedMs;
    this.#checked = { kernelMs, reportedMs: this.#reportedMs, requests: this.#requests, at: now };
    if (before.at === 0) return this.bucket.level(now);
    const claims = {
      kernelMs: kernelMs - before.kernelMs,
      reportedMs: this.#reportedMs - before.reportedMs,
      requests: this.#requests - before.requests,
      wallMs: now - before.at,
    };
    this.bucket.refund(overstatedMs(claims), now);
    return this.bucket.charge(unreportedMs(claims), now);
  }
  async #chunk(buffer: Float64Array, rows: number, mode: number, isMetered: boolean): Promise<Outcome<ChunkResult>> {
    const { capMs } = this.task.budgets.cpu;
    const levelMs = isMetered ? Math.max(0, this.bucket.level(performance.now())) : capMs;
    const at = rows * 7;
    buffer[at + TRAILER.mode] = mode;
    buffer[at + TRAILER.cpu] = levelMs / capMs;
    buffer[at + TRAILER.cpuMs] = levelMs;
    buffer[at + TRAILER.memory] = isMetered ? Math.max(0, 1 - this.heapBytes / this.sandbox.budgets.heapBytes) : 1;
    const payload = new Uint8Array(buffer.buffer, 0, (at + TRAILER_LENGTH) * 8);
    const outcome = await this.sandbox.chunk({ rows, payload });
    if (outcome.ok) this.heapBytes = outcome.value.heapBytes;
    return outcome;
  }
}
