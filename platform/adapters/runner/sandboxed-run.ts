import { capabilityLimits, Court, type BacktestRun, type LogRow, type PlotPoint, type RunConfig, type StopReason } from '@paddock/platform/core';
import { threadClock, type LoadableBundle, type Sandbox } from '@paddock/sandbox';
import type { ParamValue } from '@paddock/sdk';
import { checkDefinition, manifestOf, resolveParamsOf, schemaOf, type CapabilityManifest, type StrategyMetadata } from '@paddock/sdk/runtime';
import type { OpenFeed } from '../history/feed-file.ts';
import { ChunkPieces, restOf, type Piece } from './chunk-pieces.ts';
import type { Inspection, MarkedTask, RunHooks } from './backtest-task.ts';
import type { GuestRunOptions } from './guest/protocol.ts';
import { orderPlaces } from './order-places.ts';
import { PADDOCK_VERSION } from './paddock-version.ts';
import { RunNews } from './run-news.ts';
import { profileOf } from './run-profile.ts';

/** Bytes of rows that one chunk may have. */
export const INPUT_BYTES = 1_048_576;

const computedUs = threadClock();

/** Loads a bundle and checks what it claims to be: the answer comes from an untrusted process. */
export async function describe(sandbox: Sandbox, bundle: LoadableBundle): Promise<Inspection> {
  const loaded = await sandbox.load(bundle);
  // A top level that throws cannot be loaded; nothing has run yet.
  if (!loaded.ok) return { ok: false, stop: loaded.stop.code === 'threw' ? { ...loaded.stop, code: 'load-failed' } : loaded.stop };
  try {
    const said = loaded.value as StrategyMetadata;
    return { ok: true, metadata: checkDefinition({ ...said, params: schemaOf(said) }) };
  } catch (error) {
    return {
      ok: false,
      stop: { code: 'load-failed', message: `The strategy's definition is not valid: ${error instanceof Error ? error.message : 'unreadable'}` },
    };
  }
}

interface SentPiece {
  readonly piece: Piece;
  readonly answer: ReturnType<Sandbox['chunk']>;
}

const NOBODY: StrategyMetadata = { name: 'unknown', title: '', description: '', scope: 'symbol', warmUp: 0, params: [] };

/** One run: chunk n is judged here while the sandbox computes chunk n + 1. */
export class SandboxedRun {
  readonly #sandbox: Sandbox;
  readonly #task: MarkedTask;
  readonly #feed: OpenFeed;
  readonly #hooks: RunHooks;
  readonly #news: RunNews;
  readonly #startedAt = performance.now();
  readonly #cpuUsBefore: number;
  readonly #loaded: StrategyMetadata | undefined;
  #metadata = NOBODY;
  #config: RunConfig;
  #params: Readonly<Record<string, ParamValue>> = {};
  #judgeMs = 0;
  #rowsDone = 0;

  /** `loaded`: the code is in the sandbox already and says this about itself. */
  constructor(sandbox: Sandbox, task: MarkedTask, feed: OpenFeed, hooks: RunHooks, loaded?: StrategyMetadata) {
    this.#sandbox = sandbox;
    this.#task = task;
    this.#config = task.config;
    this.#feed = feed;
    this.#hooks = hooks;
    this.#news = new RunNews(sandbox);
    this.#loaded = loaded;
    this.#cpuUsBefore = sandbox.stats.cpuUs;
  }

  async run(): Promise<BacktestRun> {
    const prepared = await this.#prepare();
    const court = this.#court();
    if (prepared !== undefined) return this.#finish(court, prepared);
    const stop = (await this.#chunks(court)) ?? (await this.#end(court));
    await this.#profile();
    return this.#finish(court, stop);
  }

  async #prepare(): Promise<StopReason | undefined> {
    const { meta } = this.#feed;
    if (meta.rows === 0) return { code: 'no-data', message: 'There are no bars for these symbols and dates.' };
    if (meta.maxRows * 56 > INPUT_BYTES)
      return { code: 'too-many-symbols', message: `One time stamp has ${meta.maxRows} bars; the most is ${Math.floor(INPUT_BYTES / 56)}.` };
    const described = this.#loaded === undefined ? await describe(this.#sandbox, this.#task.bundle) : { ok: true as const, metadata: this.#loaded };
    if (!described.ok) return described.stop;
    this.#metadata = described.metadata;
    this.#hold(manifestOf(described.metadata));
    const resolved = resolveParamsOf(described.metadata, this.#task.params);
    if (!resolved.ok) return { code: 'parameters', message: resolved.problems.map((problem) => problem.message).join('; ') };
    this.#params = resolved.params;
    const options: GuestRunOptions = {
      params: resolved.params,
      instruments: meta.instruments,
      config: this.#config,
      baseMs: meta.timeframeMs,
      startTime: meta.firstTime,
      ...(this.#hooks.onOrderPlaces !== undefined && { tracesOrders: true }),
    };
    const configured = await this.#sandbox.control('configure', options);
    return configured.ok ? undefined : configured.stop;
  }

  /** What the strategy did not ask for it cannot do. */
  #hold(manifest: CapabilityManifest): void {
    const { memoryMb, cpuMs } = manifest;
    this.#config = { ...this.#task.config, limits: capabilityLimits(this.#task.config.limits, manifest) };
    this.#sandbox.narrow({ ...(memoryMb !== undefined && { heapBytes: memoryMb * 1_048_576 }), ...(cpuMs !== undefined && { callMs: cpuMs }) });
  }

  #court(): Court {
    const { instruments, timeframeMs, adjustment, timeStamps } = this.#feed.meta;
    const owners = this.#metadata.scope === 'portfolio' ? 1 : instruments.length;
    return new Court({ instruments, config: this.#config, owners, baseMs: timeframeMs, adjustment, steps: timeStamps });
  }

  async #chunks(court: Court): Promise<StopReason | undefined> {
    const pieces = new ChunkPieces(this.#feed);
    let before: SentPiece | undefined;
    for (;;) {
      const piece = pieces.next();
      let current = piece && this.#send(piece);
      if (before !== undefined) {
        const outcome = await before.answer;
        if (outcome.ok) pieces.took(before.piece.rows, outcome.value.cpuUs);
        const verdict = await this.#verdict(court, before.piece, outcome);
        if (typeof verdict !== 'number') return verdict;
        if (verdict < before.piece.rows) {
          // The process passes over what was sent behind a piece that it had not finished.
          await current?.answer;
          const stop = await this.#finishPiece(court, restOf(before.piece, verdict));
          if (stop !== undefined) return stop;
          current = piece && this.#send(piece);
        }
      }
      if (current === undefined) return undefined;
      before = current;
    }
  }
  #send(piece: Piece): SentPiece {
    return { piece, answer: this.#sandbox.chunk({ rows: piece.rows, payload: new Uint8Array(piece.data.buffer, 0, piece.rows * 56) }) };
  }
  /** A piece whose commands fill the log more than once. */
  async #finishPiece(court: Court, piece: Piece): Promise<StopReason | undefined> {
    for (let rest = piece; rest.rows > 0;) {
      const verdict = await this.#verdict(court, rest, await this.#send(rest).answer);
      if (typeof verdict !== 'number') return verdict;
      if (verdict === 0) return integrity('a stretch of bars without an end');
      rest = restOf(rest, verdict);
    }
    return undefined;
  }

  /** A strategy that was stopped for a reason of its own has that reason, whoever lost patience meanwhile. */
  async #verdict(court: Court, piece: Piece, outcome: Awaited<SentPiece['answer']>): Promise<StopReason | number> {
    const hasOwnReason = !outcome.ok && outcome.stop.code !== 'closed';
    return (hasOwnReason ? undefined : this.#cancelled()) ?? (await this.#judge(court, piece, outcome));
  }

  /** How many rows of the piece are done, or why the run ends. */
  async #judge(court: Court, { data, rows }: Piece, outcome: Awaited<ReturnType<Sandbox['chunk']>>): Promise<StopReason | number> {
    const bytes = outcome.ok ? outcome.value.out : outcome.out;
    if (bytes === undefined || bytes.length < 128 || bytes.length % 8 !== 0) return outcome.ok ? integrity('the command log is cut off') : outcome.stop;
    const log = new Float64Array(
      bytes.byteOffset % 8 === 0 ? bytes.buffer : bytes.slice().buffer,
      bytes.byteOffset % 8 === 0 ? bytes.byteOffset : 0,
      bytes.length / 8,
    );
    if (log[3] === 1 || !outcome.ok) await this.#news.fetch();
    const since = computedUs();
    const problem = court.judge.chunk(data, rows, log, this.#news.tags);
    const judgeMs = (computedUs() - since) / 1_000;
    const done = log[1] as number;
    this.#judgeMs += judgeMs;
    this.#rowsDone += done;
    this.#hooks.observer?.onJudged?.({ owner: this.#task.owner ?? '', bars: problem === undefined ? done : 0, judgeMs });
    if (!outcome.ok) return outcome.stop;
    if (problem !== undefined) return integrity(problem.message);
    this.#hooks.onProgress?.({ rowsDone: this.#rowsDone, rowsTotal: this.#feed.meta.rows, time: court.judge.engine.time });
    return done;
  }

  async #end(court: Court): Promise<StopReason | undefined> {
    court.judge.close();
    const stopped = await this.#sandbox.control('stop');
    await this.#news.fetch();
    if (this.#hooks.onOrderPlaces !== undefined) this.#hooks.onOrderPlaces(await orderPlaces(this.#sandbox));
    return stopped.ok ? undefined : stopped.stop;
  }

  async #profile(): Promise<void> {
    const { marked } = this.#task;
    const counts = marked === undefined ? undefined : await this.#sandbox.lineCounts();
    if (marked !== undefined && counts !== undefined) this.#hooks.onProfile?.(profileOf(marked, counts));
  }

  #cancelled(): StopReason | undefined {
    return this.#hooks.signal?.aborted === true ? { code: 'cancelled', message: 'The run was cancelled.' } : undefined;
  }

  #finish(court: Court, stop: StopReason | undefined): BacktestRun {
    const { stats } = this.#sandbox;
    const reason = stop?.code === 'closed' ? (this.#cancelled() ?? stop) : stop;
    this.#hooks.onUsage?.(stats);
    const cpuMs = (stats.cpuUs - this.#cpuUsBefore) / 1_000 + this.#judgeMs;
    const bars = this.#rowsDone;
    const logs: readonly LogRow[] = this.#news.logs;
    const plots: readonly PlotPoint[] = this.#news.plots;
    return court.finish({
      status: reason === undefined ? 'completed' : reason.code === 'cancelled' ? 'cancelled' : 'failed',
      ...(reason === undefined ? {} : { reason }),
      metadata: this.#metadata,
      params: this.#params,
      logs,
      plots,
      droppedLogs: this.#news.droppedLogs,
      droppedPlots: this.#news.droppedPlots,
      timing: { bars, cpuMs, wallMs: performance.now() - this.#startedAt, barsPerCpuSecond: cpuMs > 0 ? Math.round((bars / cpuMs) * 1_000) : 0 },
      versions: {
        paddock: PADDOCK_VERSION,
        node: process.versions.node,
        v8: process.versions.v8,
        code: this.#task.bundle.checksum,
        data: this.#feed.meta.dataVersion,
      },
    });
  }
}

const integrity = (detail: string): StopReason => ({
  code: 'integrity',
  message: `The run is not trusted: ${detail}.`,
  advice: 'The code changed what the platform relies on. If it does nothing unusual, report this as a bug of Paddock.',
});
