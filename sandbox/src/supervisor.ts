import type { Budgets } from './budget.ts';
import { MEMORY_LIMIT_FACTOR } from './budget.ts';
import { FeedWindow } from './feed-window.ts';
import { encodeCall, encodeChunk, encodeInit, readNews, ReplyKind, RequestKind } from './frames.ts';
import type { ReadyNews } from './frames.ts';
import { launchPlan } from './launch.ts';
import { MarkerPage } from './marker-page.ts';
import type { RequestKindName } from './observer.ts';
import type { LineCounts } from './profile/line-sampler.ts';
import { readCounts } from './profile/read-counts.ts';
import { closedStop, NOWHERE, refuse, startFailedStop } from './reasons.ts';
import type { Outcome, Place, StopReason } from './reasons.ts';
import { plainBytes, readReply, refusalOf } from './replies.ts';
import { SandboxLink } from './sandbox-link.ts';
import type { Reply } from './sandbox-link.ts';
import type { ChunkRequest, ChunkResult, LoadableBundle, SandboxOptions, SandboxStats } from './sandbox-options.ts';
import { securityFloor } from './security-floor.ts';
import type { SourceLocation } from './source-location.ts';
import { AuthorSource, BUNDLE_FILE, BUNDLE_PREFIX, BUNDLE_SUFFIX } from './source-location.ts';

const START_MS = 10_000;
const HELLO_CAP = 4_096;
const READY_CAP = 256;
const MAX_CHUNKS_IN_FLIGHT = 2;
const INLINE_BYTES = 4_096;

/** Whether a child of this host had its system calls filtered. */
let hasFilters = false;

/**
 * One child process with one isolate, for one tenant. All methods answer with an `Outcome`; a stop that ends the process stays in `stop`,
 * and every later request is refused with it. An error that the author's code threw does not end the process.
 */
export class Sandbox {
  readonly #options: SandboxOptions;
  readonly #window: FeedWindow | undefined;
  readonly #marker = MarkerPage.open();
  readonly #link: SandboxLink;
  #startup: ReadyNews = { readyMs: 0, isCacheRejected: false };
  #source = new AuthorSource({ code: '' });
  #onGone: (() => void) | undefined;
  #owner: string | undefined;

  private constructor(options: SandboxOptions) {
    this.#options = options;
    this.#window = options.feedWindow ? FeedWindow.open(options.inputBytes) : undefined;
    this.#link = this.#connect();
  }

  /** Starts a process, loads the image, sets the limits. The sandbox is ready for one tenant's code. */
  static async start(options: SandboxOptions): Promise<Outcome<Sandbox>> {
    const tooOld = securityFloor();
    if (tooOld !== undefined) return refuse(startFailedStop(tooOld));
    let sandbox: Sandbox;
    try {
      sandbox = new Sandbox(options);
    } catch (error) {
      return refuse(startFailedStop(error instanceof Error ? error.message : String(error)));
    }
    const ready = await sandbox.#boot();
    return ready.ok ? { ok: true, value: sandbox } : ready;
  }

  /** Why the process ended; undefined while it lives. */
  get stop(): StopReason | undefined {
    return this.#link.stop;
  }

  get stats(): SandboxStats {
    return this.#link.stats;
  }

  /** How the start went, by the child's word before any foreign code was in it. */
  get startup(): ReadyNews {
    return this.#startup;
  }

  get pid(): number {
    return this.#link.pid;
  }

  get budgets(): Budgets {
    return this.#link.budgets;
  }

  /** CPU time of the whole process as the kernel counts it; undefined where it cannot be read. */
  get processCpuMs(): number | undefined {
    return this.#link.processCpuMs;
  }

  get rssBytes(): number {
    return this.#link.rssBytes;
  }

  /** Sets the budgets of the tenant that takes this sandbox over; the figures of `stats` start again. Observers hear of it under the name `owner`. */
  assign(budgets: Budgets, owner = ''): void {
    this.#owner = owner;
    this.#link.budgets = budgets;
    this.#link.restartStats();
    this.#link.hold(true);
  }

  /** Takes budgets down to what the strategy itself asked for; they never go up. */
  narrow({ heapBytes = Number.POSITIVE_INFINITY, callMs = Number.POSITIVE_INFINITY }: { readonly heapBytes?: number; readonly callMs?: number }): void {
    const { budgets } = this.#link;
    this.#link.budgets = {
      ...budgets,
      heapBytes: Math.min(budgets.heapBytes, heapBytes),
      chunkMs: Math.min(budgets.chunkMs, callMs),
      controlMs: Math.min(budgets.controlMs, callMs),
    };
  }

  /** A waiting spare does not keep the parent alive; `onGone` hears of its death. Undefined ends the waiting. */
  park(onGone: (() => void) | undefined): void {
    this.whenGone(onGone);
    if (onGone !== undefined) this.#link.hold(false);
  }

  /** Told once, when the process has ended. */
  whenGone(listener: (() => void) | undefined): void {
    this.#onGone = listener;
  }

  /** Compiles and runs the author's bundle; the value is what the guest made of its exports. */
  async load(bundle: LoadableBundle): Promise<Outcome<unknown>> {
    this.#source = new AuthorSource(bundle);
    const timeoutMs = this.#link.budgets.loadMs;
    return this.#call(RequestKind.script, 'load', { timeoutMs, meta: BUNDLE_FILE, body: BUNDLE_PREFIX + bundle.code + BUNDLE_SUFFIX });
  }

  /** A place of the loaded bundle, as a stack names it, in the author's files. */
  locate(line: number, column: number): SourceLocation | undefined {
    return this.#source.locate(line, column);
  }

  /** A rare request to the guest; payload and value are JSON. */
  async control(op: string, payload?: unknown, options: { readonly timeoutMs?: number } = {}): Promise<Outcome<unknown>> {
    const timeoutMs = options.timeoutMs ?? this.#link.budgets.controlMs;
    return this.#call(RequestKind.control, 'control', { timeoutMs, meta: op, body: payload === undefined ? '' : JSON.stringify(payload) });
  }

  /** Where a marked bundle spent its time in chunks so far: counts of a sampler. Undefined when the sandbox does not profile, or says nonsense. */
  async lineCounts(): Promise<LineCounts | undefined> {
    const outcome = await this.#call(RequestKind.profile, 'control', { timeoutMs: this.#link.budgets.controlMs, meta: '', body: '' });
    return outcome.ok ? readCounts(outcome.value) : undefined;
  }

  /** Drops the context and makes a new one from the image: the bundle must be loaded again. Isolate and compiled image stay. */
  async renew(): Promise<Outcome<unknown>> {
    return this.#call(RequestKind.context, 'control', { timeoutMs: this.#link.budgets.loadMs, meta: '', body: '' });
  }

  /** Collects now what died young: a collection takes a millisecond, and would come in the middle of what is waited for. */
  async collect(): Promise<Outcome<unknown>> {
    return this.#call(RequestKind.collect, 'control', { timeoutMs: this.#link.budgets.controlMs, meta: '', body: '' });
  }

  /**
   * Hands one chunk of rows to the guest. Up to two chunks may be in flight: the second waits in the channel,
   * so the child computes on while the parent judges the first.
   */
  async chunk(request: ChunkRequest): Promise<Outcome<ChunkResult>> {
    if (this.#link.stop !== undefined) return refuse(this.#link.stop);
    if (this.#link.inFlight >= MAX_CHUNKS_IN_FLIGHT) throw new RangeError(`${this.#link.inFlight} requests are in flight; await one first`);
    const { rows, payload } = request;
    if (payload.length > this.#options.inputBytes) throw new RangeError(`chunk of ${payload.length} bytes; the input buffer holds ${this.#options.inputBytes}`);
    const { chunkMs, heapBytes: heapBudget } = this.#link.budgets;
    const timeoutMs = request.timeoutMs ?? chunkMs;
    // A few rows travel faster in the frame than through the file.
    const isSmall = payload.length <= INLINE_BYTES;
    const slot = isSmall ? undefined : this.#window?.put(payload);
    const inline = slot === undefined;
    const header = { timeoutMs, rows, heapBudget, offset: slot ?? 0, byteLength: payload.length, inline };
    const frame = encodeChunk(this.#link.nextSequence, header, isSmall ? payload : undefined);
    const reply = await this.#link.request({
      kind: 'chunk',
      expects: ReplyKind.done,
      capBytes: this.#options.outputBytes,
      timeoutMs,
      parts: inline && !isSmall ? [frame, payload] : [frame],
    });
    if (!reply.ok) return reply;
    const { body, cpuUs, heapBytes } = reply.value;
    return { ok: true, value: { out: plainBytes(body), cpuUs, heapBytes } };
  }

  /** Ends the process at once. Requests in flight are refused with `closed`. */
  close(): void {
    this.#link.end(closedStop());
  }

  #connect(): SandboxLink {
    const { budgets, jitless, profiles = false, child, replyBytes } = this.#options;
    try {
      return new SandboxLink({
        budgets,
        windowFd: this.#window?.readFd,
        markerFd: this.#marker?.fd,
        jitless,
        profiles,
        ...(child !== undefined && { child }),
        readFailure: (body, request) => refusalOf(body, { source: this.#source, budgets: this.#link.budgets, replyBytes, place: this.#place(), ...request }),
        place: () => this.#place(),
        onEnd: () => this.#ended(),
        onReply: (figures) => this.#options.observer?.onRequest?.({ owner: this.#owner ?? '', ...figures }),
      });
    } catch (error) {
      this.#closeMemory();
      throw error;
    } finally {
      this.#window?.handOver();
    }
  }

  async #boot(): Promise<Outcome<Reply>> {
    const hello = await this.#link.greeting(HELLO_CAP, START_MS);
    if (!hello.ok) return hello;
    const { image, budgets, inputBytes, outputBytes, replyBytes, rehearsal, isLean = true, profiles = false } = this.#options;
    const memoryLimitMb = Math.ceil((budgets.heapBytes * MEMORY_LIMIT_FACTOR + inputBytes + outputBytes) / 1_048_576);
    const hasWindow = this.#window !== undefined;
    const init = { memoryLimitMb, inputBytes, outputBytes, replyBytes, imageTimeoutMs: START_MS, hasWindow, profiles, rehearsal, isLean };
    const parts = encodeInit(this.#link.nextSequence, init, image.code, image.cachedData);
    const ready = await this.#link.request({ expects: ReplyKind.ready, capBytes: READY_CAP, timeoutMs: START_MS, parts });
    if (!ready.ok) return ready;
    await this.#link.limit();
    this.#startup = readNews(ready.value.body);
    if (this.#options.child === undefined && !this.#isFilteredAsOthers())
      this.#link.end(startFailedStop('its system calls are not filtered, as those of others are'));
    return this.#link.stop === undefined ? ready : refuse(this.#link.stop);
  }

  /** Kernels may have no filters. But what one child could have, every child must have. */
  #isFilteredAsOthers(): boolean {
    if (launchPlan().filter === undefined) return true;
    const isFiltered = this.#link.filters > 0;
    hasFilters ||= isFiltered;
    return isFiltered || !hasFilters;
  }

  /** The child's own word for where it is; the place in the source is looked up here. */
  #place(): Place {
    const seen = this.#marker?.read();
    if (seen === undefined) return NOWHERE;
    const time = seen.time === 0 ? '' : ` ${new Date(seen.time).toISOString()}`;
    return { context: `${seen.handler}${time}`, location: this.#source.place(seen.handler) };
  }

  async #call(request: RequestKind, kind: RequestKindName, call: { timeoutMs: number; meta: string; body: string }): Promise<Outcome<unknown>> {
    const { timeoutMs } = call;
    const isLoading = request === RequestKind.script;
    const frame = encodeCall(request, this.#link.nextSequence, { ...call, heapBudget: this.#link.budgets.heapBytes });
    const reply = await this.#link.request({ kind, expects: ReplyKind.text, capBytes: this.#options.replyBytes, timeoutMs, isLoading, parts: [frame] });
    return reply.ok ? readReply(reply.value.body, this.#source) : reply;
  }

  #ended(): void {
    this.#closeMemory();
    // Nobody hears of a process that never had a taker here: its pool tells of lost spares.
    if (this.#owner !== undefined) this.#options.observer?.onEnded?.(this.#owner, this.stop?.code ?? 'closed');
    this.#onGone?.();
  }

  #closeMemory(): void {
    this.#window?.close();
    this.#marker?.close();
  }
}
