import type { Budgets } from './budget.ts';
import { MEMORY_LIMIT_FACTOR } from './budget.ts';
import { ChildHandle } from './child-handle.ts';
import { FeedWindow } from './feed-window.ts';
import { encodeCall, encodeChunk, encodeInit, ReplyKind, RequestKind, USAGE_BYTES } from './frames.ts';
import type { FrameHeader } from './frames.ts';
import { closedStop, crashedStop, deadlineStop, processMemoryStop, protocolStop, refuse, startFailedStop, starvedStop } from './reasons.ts';
import type { Outcome, StopReason } from './reasons.ts';
import { readReply, refusalOf } from './replies.ts';
import { BUNDLE_FILE, BUNDLE_PREFIX, BUNDLE_SUFFIX, SourceMapper } from './source-location.ts';
import { watchdog } from './watchdog.ts';

/** Code that runs in every isolate before the author's: made by us, trusted. */
export interface GuestImage {
  readonly code: string;
  readonly cachedData?: Uint8Array;
}

/** The author's code as the publish gate made it. */
export interface LoadableBundle {
  readonly code: string;
  readonly sourceMap?: string;
}

export interface SandboxOptions {
  readonly image: GuestImage;
  readonly budgets: Budgets;
  /** Size of the two shared buffers; a chunk may fill the first, its answer the second. */
  readonly inputBytes: number;
  readonly outputBytes: number;
  /** Cap of one control reply. */
  readonly replyBytes: number;
  /** False: rows travel inside the frames. */
  readonly feedWindow: boolean;
  /** Another program in place of the runner; for tests. */
  readonly child?: string;
}

export interface SandboxStats {
  /** As the child reports it, summed over all requests. */
  readonly cpuUs: number;
  readonly peakHeapBytes: number;
  /** Seen by the parent. */
  readonly peakRssBytes: number;
  readonly wallMs: number;
}

export interface ChunkRequest {
  readonly rows: number;
  /** Raw bytes of the rows, at most `inputBytes`; must stay unchanged until the outcome is there. */
  readonly payload: Uint8Array;
  readonly timeoutMs?: number;
}

export interface ChunkResult {
  /** The valid part of the guest's output buffer; a copy that stays valid. */
  readonly out: Uint8Array;
  readonly cpuUs: number;
  readonly heapBytes: number;
}

interface Pending {
  readonly sequence: number;
  readonly expects: number;
  readonly capBytes: number;
  readonly timeoutMs: number;
  readonly graceMs: number;
  readonly resolve: (outcome: Outcome<Reply>) => void;
  since: number;
  /** Kernel's CPU time of the process when the watchdog first saw this request. */
  cpuAtStart: number | undefined;
}

export interface Reply {
  readonly cpuUs: number;
  readonly heapBytes: number;
  readonly body: Buffer;
}

const START_MS = 10_000;
const HELLO_CAP = 4_096;
const FAILURE_CAP = 65_536;
const MAX_IN_FLIGHT = 2;

/**
 * One child process with one isolate, for one tenant. All methods answer with an `Outcome`; a stop that ends the process stays in `stop`,
 * and every later request is refused with it. An error that the author's code threw does not end the process.
 */
export class Sandbox {
  readonly #options: SandboxOptions;
  readonly #child: ChildHandle;
  readonly #window: FeedWindow | undefined;
  readonly #pending: Pending[] = [];
  #budgets: Budgets;
  #mapper = new SourceMapper(undefined);
  #sequence = 0;
  #stop: StopReason | undefined;
  #onGone: (() => void) | undefined;
  #startedAt = performance.now();
  #endedAt: number | undefined;
  #cpuUs = 0;
  #peakHeapBytes = 0;
  #peakRssBytes = 0;

  private constructor(options: SandboxOptions) {
    this.#options = options;
    this.#budgets = options.budgets;
    this.#window = options.feedWindow ? FeedWindow.open(options.inputBytes) : undefined;
    this.#child = new ChildHandle(
      { windowFd: this.#window?.readFd, ...(options.child !== undefined && { child: options.child }) },
      {
        admit: (header) => this.#admit(header),
        deliver: (header, payload) => this.#deliver(header, payload),
        violation: (why) => this.#end(protocolStop(why)),
        gone: (how) => this.#end(this.#exitReason(how)),
      },
    );
    this.#window?.handOver();
  }

  /** Starts a process, loads the image, sets the limits. The sandbox is ready for one tenant's code. */
  static async start(options: SandboxOptions): Promise<Outcome<Sandbox>> {
    let sandbox: Sandbox;
    try {
      sandbox = new Sandbox(options);
    } catch (error) {
      return refuse(startFailedStop(error instanceof Error ? error.message : String(error)));
    }
    const hello = await sandbox.#expect(ReplyKind.hello, HELLO_CAP, [], START_MS);
    if (!hello.ok) return hello;
    const ready = await sandbox.#init();
    if (!ready.ok) return ready;
    await sandbox.#child.limit();
    return sandbox.#stop === undefined ? { ok: true, value: sandbox } : refuse(sandbox.#stop);
  }

  /** Why the process ended; undefined while it lives. */
  get stop(): StopReason | undefined {
    return this.#stop;
  }

  get stats(): SandboxStats {
    return { cpuUs: this.#cpuUs, peakHeapBytes: this.#peakHeapBytes, peakRssBytes: this.#peakRssBytes, wallMs: (this.#endedAt ?? performance.now()) - this.#startedAt };
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** Narrows the budgets for the tenant that takes this sandbox over; the time of `stats` starts again. */
  assign(budgets: Partial<Budgets> = {}): void {
    this.#budgets = { ...this.#budgets, ...budgets };
    this.#startedAt = performance.now();
    this.#child.hold(true);
  }

  /** A waiting spare does not keep the parent alive; `onGone` hears of its death. */
  park(onGone: (() => void) | undefined): void {
    this.#onGone = onGone;
    if (onGone !== undefined) this.#child.hold(false);
  }

  /** Compiles and runs the author's bundle; the value is what the guest made of its exports. */
  async load(bundle: LoadableBundle): Promise<Outcome<unknown>> {
    this.#mapper = new SourceMapper(bundle.sourceMap);
    const code = BUNDLE_PREFIX + bundle.code + BUNDLE_SUFFIX;
    const timeoutMs = this.#budgets.loadMs;
    return this.#call(RequestKind.script, { timeoutMs, meta: BUNDLE_FILE, body: code }, timeoutMs);
  }

  /** A rare request to the guest; payload and value are JSON. */
  async control(op: string, payload?: unknown, options: { readonly timeoutMs?: number } = {}): Promise<Outcome<unknown>> {
    const timeoutMs = options.timeoutMs ?? this.#budgets.controlMs;
    return this.#call(RequestKind.control, { timeoutMs, meta: op, body: payload === undefined ? '' : JSON.stringify(payload) }, 0);
  }

  /** Drops the context and makes a new one from the image: the bundle must be loaded again. Isolate and compiled image stay. */
  async renew(): Promise<Outcome<unknown>> {
    return this.#call(RequestKind.context, { timeoutMs: this.#budgets.loadMs, meta: '', body: '' }, 0);
  }

  /**
   * Hands one chunk of rows to the guest. Up to two chunks may be in flight: the second waits in the channel,
   * so the child computes on while the parent judges the first.
   */
  async chunk(request: ChunkRequest): Promise<Outcome<ChunkResult>> {
    if (this.#stop !== undefined) return refuse(this.#stop);
    if (this.#pending.length >= MAX_IN_FLIGHT) throw new RangeError(`${MAX_IN_FLIGHT} requests are in flight; await one first`);
    const { rows, payload } = request;
    if (payload.length > this.#options.inputBytes) throw new RangeError(`chunk of ${payload.length} bytes; the input buffer holds ${this.#options.inputBytes}`);
    const timeoutMs = request.timeoutMs ?? this.#budgets.chunkMs;
    const inline = this.#window === undefined;
    const offset = this.#window?.put(payload) ?? 0;
    const frame = encodeChunk(this.#sequence + 1, { timeoutMs, rows, heapBudget: this.#budgets.heapBytes, offset, byteLength: payload.length, inline });
    const reply = await this.#expect(ReplyKind.done, this.#options.outputBytes, inline ? [frame, payload] : [frame], timeoutMs);
    if (!reply.ok) return reply;
    const { body, cpuUs, heapBytes } = reply.value;
    return { ok: true, value: { out: body, cpuUs, heapBytes } };
  }

  /** Ends the process at once. Requests in flight are refused with `closed`. */
  close(): void {
    this.#end(closedStop());
  }

  async #init(): Promise<Outcome<Reply>> {
    const { image, budgets, inputBytes, outputBytes, replyBytes } = this.#options;
    const init = {
      memoryLimitMb: Math.ceil((budgets.heapBytes * MEMORY_LIMIT_FACTOR + inputBytes + outputBytes) / 1_048_576),
      inputBytes,
      outputBytes,
      replyBytes,
      imageTimeoutMs: START_MS,
      hasWindow: this.#window !== undefined,
    };
    return this.#expect(ReplyKind.ready, 0, encodeInit(this.#sequence + 1, init, image.code, image.cachedData), START_MS);
  }

  async #call(kind: RequestKind, call: { timeoutMs: number; meta: string; body: string }, extraMs: number): Promise<Outcome<unknown>> {
    if (this.#stop !== undefined) return refuse(this.#stop);
    const frame = encodeCall(kind, this.#sequence + 1, { ...call, heapBudget: this.#budgets.heapBytes });
    const reply = await this.#expect(ReplyKind.text, this.#options.replyBytes, [frame], call.timeoutMs + extraMs);
    return reply.ok ? readReply(reply.value.body, this.#mapper) : reply;
  }

  #expect(expects: number, capBytes: number, parts: readonly Uint8Array[], timeoutMs: number): Promise<Outcome<Reply>> {
    if (expects !== ReplyKind.hello) this.#sequence += 1;
    return new Promise((resolve) => {
      const graceMs = this.#budgets.graceMs;
      this.#pending.push({ sequence: this.#sequence, expects, capBytes, timeoutMs, graceMs, resolve, since: performance.now(), cpuAtStart: undefined });
      if (this.#pending.length === 1) this.#arm();
      this.#child.write(parts);
    });
  }

  #arm(): void {
    const head = this.#pending[0];
    if (head === undefined) return watchdog.delete(this.#watched);
    head.since = performance.now();
    watchdog.add(this.#watched);
  }

  #admit(header: FrameHeader): string | undefined {
    const head = this.#pending[0];
    if (head === undefined) return `a frame of kind ${header.kind} that nobody asked for`;
    if (header.sequence !== head.sequence) return `an answer to request ${header.sequence} while ${head.sequence} is open`;
    const failed = header.kind === ReplyKind.failed;
    if (header.kind !== head.expects && !failed) return `an answer of kind ${header.kind} where ${head.expects} was due`;
    const cap = USAGE_BYTES + head.capBytes + (failed ? FAILURE_CAP : 0);
    if (header.payloadBytes < USAGE_BYTES || header.payloadBytes > cap) return `an answer of ${header.payloadBytes} bytes where at most ${cap} are allowed`;
    return undefined;
  }

  #deliver(header: FrameHeader, payload: Buffer): void {
    const cpuUs = payload.readDoubleLE(0);
    const heapBytes = payload.readDoubleLE(8);
    if (!(cpuUs >= 0 && cpuUs < 1e12 && heapBytes >= 0 && heapBytes < 1e12)) return this.#end(protocolStop('impossible figures of use'));
    const head = this.#pending.shift();
    this.#cpuUs += cpuUs;
    if (heapBytes > this.#peakHeapBytes) this.#peakHeapBytes = heapBytes;
    this.#arm();
    const body = payload.subarray(USAGE_BYTES);
    if (header.kind !== ReplyKind.failed) return head?.resolve({ ok: true, value: { cpuUs, heapBytes, body } });
    const failure = refusalOf(body, { mapper: this.#mapper, budgets: this.#budgets, timeoutMs: head?.timeoutMs ?? 0, replyBytes: this.#options.replyBytes });
    head?.resolve(failure.refusal);
    if (failure.fatal) this.#end(failure.refusal.stop);
  }

  readonly #watched = { check: (now: number): void => this.#check(now) };

  #check(now: number): void {
    const head = this.#pending[0];
    if (head === undefined) return;
    head.cpuAtStart ??= this.#child.figures.cpu()?.cpuMs ?? 0;
    const rss = this.#child.figures.rssBytes() ?? 0;
    if (rss > this.#peakRssBytes) this.#peakRssBytes = rss;
    if (rss > this.#budgets.rssBytes) return this.#end(processMemoryStop(`${Math.round(rss / 1_048_576)} MB resident`, this.#budgets.rssBytes));
    if (now - head.since < head.timeoutMs + head.graceMs) return;
    // The reply may be waiting in the socket behind a busy event loop: look once more after the next poll.
    setImmediate(() => {
      if (this.#pending[0] === head) this.#end(this.#overdue(head, now));
    });
  }

  #overdue(head: Pending, now: number): StopReason {
    const usedMs = now - head.since;
    const cpu = this.#child.figures.cpu();
    if (cpu?.state === 'T' || cpu?.state === 't') return protocolStop('the process had stopped itself');
    const cpuMs = cpu === undefined ? usedMs : cpu.cpuMs - (head.cpuAtStart ?? 0);
    if (cpuMs < usedMs / 4) return starvedStop({ cpuMs, wallMs: usedMs });
    return deadlineStop({ usedMs, allowedMs: head.timeoutMs, where: '' });
  }

  /** Signals that V8 ends a process with when memory runs out are told as memory; a SIGKILL that is not ours is the kernel's. */
  #exitReason(how: string): StopReason {
    if (['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL'].includes(how)) return processMemoryStop(`ended by ${how}`, this.#budgets.rssBytes);
    if (how === 'SIGXCPU') return deadlineStop({ usedMs: this.#cpuUs / 1000, allowedMs: this.#budgets.chunkMs, where: '' });
    return crashedStop(how);
  }

  #end(stop: StopReason): void {
    if (this.#stop !== undefined) return;
    this.#stop = stop;
    this.#endedAt = performance.now();
    watchdog.delete(this.#watched);
    this.#child.kill();
    this.#window?.close();
    for (const pending of this.#pending.splice(0)) pending.resolve(refuse(stop));
    this.#onGone?.();
  }
}
