import type { Budgets } from './budget.ts';
import { ClaimedUse } from './claimed-use.ts';
import { ChildHandle } from './child-handle.ts';
import { ReplyKind, USAGE_BYTES } from './frames.ts';
import type { FrameHeader } from './frames.ts';
import type { LaunchOptions } from './launch.ts';
import type { RequestFigures, RequestKindName } from './observer.ts';
import { ownFilters } from './process-figures.ts';
import { crashedStop, cpuKillStop, deadlineStop, NOWHERE, processMemoryStop, protocolStop, refuse, starvedStop } from './reasons.ts';
import type { Outcome, Place, Refusal, StopReason } from './reasons.ts';
import type { SandboxStats } from './sandbox-options.ts';
import { watchdog } from './watchdog.ts';

export interface Reply {
  readonly cpuUs: number;
  readonly heapBytes: number;
  readonly body: Buffer;
}

export interface Expectation {
  /** What observers hear of it; nothing without a kind. */
  readonly kind?: RequestKindName;
  readonly expects: number;
  /** Most bytes of the answer's body. */
  readonly capBytes: number;
  readonly timeoutMs: number;
  /** Whether the author's code is being loaded. */
  readonly isLoading?: boolean;
  readonly parts: readonly Uint8Array[];
}

interface Pending extends Omit<Expectation, 'parts'> {
  readonly sequence: number;
  readonly bytesIn: number;
  readonly graceMs: number;
  readonly resolve: (outcome: Outcome<Reply>) => void;
  since: number;
  /** Kernel's CPU time of the process when the watchdog first saw this request. */
  cpuAtStart: number | undefined;
}

export interface LinkOptions extends LaunchOptions {
  readonly budgets: Budgets;
  /** Reads a failure frame; `fatal` ends the process. */
  readonly readFailure: (
    body: Buffer,
    request: { readonly timeoutMs: number; readonly isLoading: boolean },
  ) => {
    readonly refusal: Refusal;
    readonly fatal: boolean;
  };
  /** Where the child was when it was last seen. */
  readonly place?: () => Place;
  readonly onEnd: () => void;
  /** Hears of every answered request that has a kind. */
  readonly onReply?: (figures: Omit<RequestFigures, 'owner'>) => void;
}

/** Times the allowance. */
const PATIENCE = 3;
const FAILURE_CAP = 65_536;
const ENGINE_ABORTS = ['SIGABRT', 'SIGTRAP', 'SIGILL'];

/** The conversation with one child: requests in order, each answered once and in time, memory and silence watched. Anything else ends the child. */
export class SandboxLink {
  readonly #options: LinkOptions;
  readonly #child: ChildHandle;
  readonly #pending: Pending[] = [];
  readonly #claims: ClaimedUse;
  readonly #watched = { check: (now: number): void => this.#check(now) };
  #sequence = 0;
  #stop: StopReason | undefined;
  #startedAt = performance.now();
  #endedAt: number | undefined;
  #cpuUs = 0;
  #peakHeapBytes = 0;
  #peakRssBytes = 0;
  budgets: Budgets;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.budgets = options.budgets;
    this.#claims = new ClaimedUse(options.budgets);
    this.#child = new ChildHandle(options, {
      admit: (header) => this.#admit(header),
      deliver: (header, payload) => this.#deliver(header, payload),
      violation: (why) => this.end(protocolStop(why)),
      gone: (how) => this.end(this.#exitReason(how)),
    });
  }

  get stop(): StopReason | undefined {
    return this.#stop;
  }

  get pid(): number {
    return this.#child.pid;
  }

  get inFlight(): number {
    return this.#pending.length;
  }

  get processCpuMs(): number | undefined {
    return this.#child.figures.cpu()?.cpuMs;
  }

  get rssBytes(): number {
    return this.#child.figures.rssBytes() ?? 0;
  }

  /** Sequence that the next request gets. */
  get nextSequence(): number {
    return this.#sequence + 1;
  }

  get stats(): SandboxStats {
    if (this.#stop === undefined) this.#noteRss();
    const wallMs = (this.#endedAt ?? performance.now()) - this.#startedAt;
    return { cpuUs: this.#cpuUs, peakHeapBytes: this.#peakHeapBytes, peakRssBytes: this.#peakRssBytes, wallMs };
  }

  restartStats(): void {
    this.#startedAt = performance.now();
    this.#cpuUs = 0;
    this.#peakHeapBytes = 0;
    this.#peakRssBytes = 0;
  }

  /** Whether the child keeps the parent's event loop alive. */
  hold(alive: boolean): void {
    this.#child.hold(alive);
  }

  limit(): Promise<void> {
    return this.#child.limit(this.budgets);
  }

  /** Filters of system calls that hold for the child, the parent's own left out. */
  get filters(): number {
    return (this.#child.figures.filters() ?? 0) - ownFilters();
  }

  /** The greeting comes unasked, with sequence 0. */
  greeting(capBytes: number, timeoutMs: number): Promise<Outcome<Reply>> {
    return this.#await({ expects: ReplyKind.hello, capBytes, timeoutMs, parts: [] }, 0);
  }

  /** Sends one request and waits for its answer. */
  request(expectation: Expectation): Promise<Outcome<Reply>> {
    if (this.#stop !== undefined) return Promise.resolve(refuse(this.#stop));
    this.#sequence += 1;
    return this.#await(expectation, this.#sequence);
  }

  /** Kills the child; everything in flight and everything later is refused with this reason. The first reason stands. */
  end(stop: StopReason): void {
    if (this.#stop !== undefined) return;
    this.#noteRss();
    this.#cpuUs += this.#unansweredUs();
    this.#stop = stop;
    this.#endedAt = performance.now();
    watchdog.delete(this.#watched);
    this.#child.kill();
    for (const pending of this.#pending.splice(0)) pending.resolve(refuse(stop));
    this.#options.onEnd();
  }

  #await({ parts, ...asked }: Expectation, sequence: number): Promise<Outcome<Reply>> {
    return new Promise((resolve) => {
      const { graceMs } = this.budgets;
      const bytesIn = parts.reduce((sum, part) => sum + part.length, 0);
      this.#pending.push({ ...asked, sequence, bytesIn, graceMs, resolve, since: 0, cpuAtStart: undefined });
      if (this.#pending.length === 1) this.#arm();
      this.#child.write(parts);
    });
  }

  /** The clock of a request starts when the one before it is answered. */
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
    const impossible = this.#claims.take(cpuUs, heapBytes);
    if (impossible !== undefined) return this.end(protocolStop(impossible));
    const head = this.#pending.shift();
    this.#cpuUs += cpuUs;
    if (heapBytes > this.#peakHeapBytes) this.#peakHeapBytes = heapBytes;
    if (head?.kind !== undefined)
      this.#tell(head, { kind: head.kind, ok: header.kind !== ReplyKind.failed, cpuMs: cpuUs / 1_000, heapBytes, bytesOut: payload.length });
    this.#arm();
    const body = payload.subarray(USAGE_BYTES);
    if (header.kind !== ReplyKind.failed) return head?.resolve({ ok: true, value: { cpuUs, heapBytes, body } });
    const { refusal, fatal } = this.#options.readFailure(body, { timeoutMs: head?.timeoutMs ?? 0, isLoading: head?.isLoading ?? false });
    head?.resolve(refusal);
    if (fatal) this.end(refusal.stop);
  }

  #tell({ since, bytesIn }: Pending, answer: Pick<RequestFigures, 'kind' | 'ok' | 'cpuMs' | 'heapBytes' | 'bytesOut'>): void {
    this.#options.onReply?.({ ...answer, bytesIn, wallMs: performance.now() - since, rssBytes: this.#peakRssBytes });
  }

  #check(now: number): void {
    const head = this.#pending[0];
    if (head === undefined) return;
    const { figures } = this.#child;
    head.cpuAtStart ??= figures.cpu()?.cpuMs ?? 0;
    const contradiction = this.#claims.compare(head.cpuAtStart);
    if (contradiction !== undefined) return this.end(protocolStop(contradiction));
    const rss = this.#noteRss();
    if (rss > this.budgets.rssBytes) return this.end(processMemoryStop(`${Math.round(rss / 1_048_576)} MB resident`, this.budgets.rssBytes, this.#place()));
    if (now - head.since < head.timeoutMs + head.graceMs) return;
    const overdue = this.#overdue(head, now);
    if (overdue === undefined) return;
    // The answer may be waiting in the socket behind a busy event loop: look once more after the next poll.
    setImmediate(() => {
      if (this.#pending[0] === head) this.end(overdue);
    });
  }

  /** What a request has used that will never be answered, by the kernel's count. */
  #unansweredUs(): number {
    const before = this.#pending[0]?.cpuAtStart;
    return before === undefined ? 0 : Math.max(0, (this.#child.figures.cpu()?.cpuMs ?? before) - before) * 1_000;
  }

  #noteRss(): number {
    const rss = this.#child.figures.rssBytes() ?? 0;
    if (rss > this.#peakRssBytes) this.#peakRssBytes = rss;
    return rss;
  }

  /** A process that wants to run but hardly got the processor is given more time, up to three times its allowance. */
  #overdue(head: Pending, now: number): StopReason | undefined {
    const usedMs = now - head.since;
    const cpu = this.#child.figures.cpu();
    if (cpu?.state === 'T' || cpu?.state === 't') return protocolStop('the process had stopped itself');
    const cpuMs = cpu === undefined ? usedMs : cpu.cpuMs - (head.cpuAtStart ?? 0);
    if (cpuMs * 2 >= head.timeoutMs) return deadlineStop({ usedMs, allowedMs: head.timeoutMs, isLoading: head.isLoading ?? false, place: this.#place() });
    const mayWait = cpu?.state === 'R' && usedMs < PATIENCE * (head.timeoutMs + head.graceMs);
    return mayWait ? undefined : starvedStop({ cpuMs, wallMs: usedMs });
  }

  /** Signals that V8 ends a process with when memory runs out are told as memory; a SIGKILL that is not ours is the kernel's. */
  #exitReason(how: string): StopReason {
    const place = this.#place();
    const { rssBytes, cpuSeconds } = this.budgets;
    if (how === 'SIGXCPU') return cpuKillStop(cpuSeconds * 1_000, cpuSeconds, place);
    if (how === 'SIGKILL') return processMemoryStop('ended by the system', rssBytes, place);
    return ENGINE_ABORTS.includes(how) ? processMemoryStop('ended by the engine', rssBytes, place) : crashedStop(how, place);
  }

  /** What was noted is only of use while something runs. */
  #place(): Place {
    return this.#pending.length === 0 ? NOWHERE : (this.#options.place?.() ?? NOWHERE);
  }
}
