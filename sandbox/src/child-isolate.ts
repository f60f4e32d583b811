import type { Context, Isolate, Reference, Script } from 'isolated-vm';
import { Collector, type Extent } from './collector.ts';
import { GuestStop } from './guest-stop.ts';
import { ROWS_BYTES, type GuestEntry } from './guest/entry.ts';
import { copied, ivm, moved, shared } from './isolated-vm.ts';
import { threadClock } from './thread-clock.ts';

const FAILURE_TIMEOUT_MS = 250;
/** Nobody is blamed for a time-out in which the thread had less than a tenth of a processor. */
const STARVED_BELOW = 10;
const TIDY_ABOVE = 48 * 1_048_576;
/** Share of the isolate's memory that mailboxes of dropped contexts may seem to take. */
const SHARE_OF_DROPPED = 0.25;

export const IMAGE_FILE = 'paddock-runtime.js';

interface Handles {
  readonly attach: Reference<GuestEntry['attach']>;
  readonly load: Reference<GuestEntry['load']>;
  readonly control: Reference<GuestEntry['control']>;
  readonly chunk: Reference<GuestEntry['chunk']>;
  readonly failure: Reference<GuestEntry['failure']>;
}

export interface ImageSource {
  readonly image: string;
  readonly cachedData: Buffer | undefined;
}

/** What every new context needs. */
interface ContextOptions {
  readonly memoryLimitMb: number;
  /** Where a marked bundle says at which line it is; only in runs that are profiled. */
  readonly marks?: SharedArrayBuffer | undefined;
  readonly imageTimeoutMs: number;
  /** The page on which the guest notes what it runs; asked for once per context. */
  readonly marker: () => ArrayBuffer;
}

export interface ChildIsolateOptions extends ContextOptions {
  readonly inputBytes: number;
  readonly outputBytes: number;
}

/** Owns the one isolate of the process: sync calls on the main thread, numbers and capped strings only, every call armed. */
export class ChildIsolate {
  readonly input: Uint8Array;
  readonly output: Uint8Array;
  /** Whether the engine took the cached data: another build of the engine, or other flags, refuse it. */
  readonly isCacheRejected: boolean;
  readonly #rows: Int32Array;
  readonly #isolate: Isolate;
  readonly #image: Script;
  readonly #options: ContextOptions;
  readonly #buffers: readonly [SharedArrayBuffer, SharedArrayBuffer];
  readonly #collector: Collector;
  readonly #clock = threadClock();
  #cpuUs = 0;
  #context: Context | undefined;
  #handles: Handles;
  #collectAbove = 0;
  #heapBytes = 0;
  #heapBefore = 0;
  #tidyAbove = 0;
  /** Contexts since the last collection. */
  #opened = 0;

  /** Keeps nothing of `source`: the engine has its own copy. */
  constructor(source: ImageSource, options: ChildIsolateOptions) {
    this.#options = options;
    this.#isolate = new ivm.Isolate({ memoryLimit: options.memoryLimitMb });
    this.#collector = new Collector(this.#isolate);
    this.#image = this.#compiled(source);
    this.isCacheRejected = source.cachedData !== undefined && (this.#image as { cachedDataRejected?: boolean }).cachedDataRejected !== false;
    const rowsAt = Math.ceil(options.inputBytes / ROWS_BYTES) * ROWS_BYTES;
    this.#buffers = [new SharedArrayBuffer(rowsAt + ROWS_BYTES), new SharedArrayBuffer(options.outputBytes)];
    this.input = new Uint8Array(this.#buffers[0], 0, options.inputBytes);
    this.#rows = new Int32Array(this.#buffers[0], rowsAt, 1);
    this.output = new Uint8Array(this.#buffers[1]);
    this.#handles = this.#open();
  }

  /** What the author's code has computed; isolated-vm's own figure counts the time that the thread waits for a processor. */
  get cpuUs(): number {
    return this.#cpuUs;
  }

  /** Heap and buffers of the author's code, as last measured: what the isolate held before that code ran does not count. */
  get heapBytes(): number {
    return this.#heapBytes;
  }

  measureHeap(): number {
    this.#heapBytes = Math.max(0, this.#wholeHeap() - this.#heapBefore);
    return this.#heapBytes;
  }

  /** A fresh context from the image: nothing of the previous one survives, compiled code and the isolate do. */
  renew(): void {
    for (const handle of Object.values(this.#handles) as Reference[]) handle.release();
    this.#context?.release();
    this.#context = undefined;
    this.#handles = this.#open();
  }

  /**
   * Dropped contexts are collected now and then. Until then each counts with its mailbox, though that is one and the same memory, and so it does
   * against the limit of the isolate. The engine may keep some of them for a while, and nobody is blamed for those.
   */
  tidy(): void {
    const mailbox = this.input.length + this.output.length;
    const isCrowded = this.#opened * mailbox > this.#options.memoryLimitMb * 1_048_576 * SHARE_OF_DROPPED;
    if (!isCrowded && this.#wholeHeap() - this.#opened * mailbox <= Math.max(TIDY_ABOVE, this.#tidyAbove)) return;
    this.#collector.collect();
    this.#opened = 1;
    this.#tidyAbove = this.#wholeHeap() * 1.5;
  }

  /** Compiles and runs the author's bundle, then lets the guest take its exports. */
  script(code: string, filename: string, timeoutMs: number): string {
    const context = this.#context as Context;
    let script: Script;
    try {
      script = this.#counted(() => this.#isolate.compileScriptSync(code, { filename }));
    } catch (error) {
      throw new GuestStop('load-failed', textOf(error));
    }
    // A rehearsal may have come before: its remains are not the author's.
    this.tidy();
    this.#heapBefore = this.#wholeHeap();
    this.#armed(timeoutMs, () => script.runSync(context, { timeout: timeoutMs }));
    script.release();
    return this.#text(this.#armed(timeoutMs, () => this.#handles.load.applySync(undefined, [], { timeout: timeoutMs })));
  }

  control(op: string, json: string, timeoutMs: number): string {
    return this.#text(this.#armed(timeoutMs, () => this.#handles.control.applySync(undefined, [op, json], { timeout: timeoutMs })));
  }

  chunk(rows: number, timeoutMs: number): number {
    this.#rows[0] = rows;
    const bytes: unknown = this.#armed(timeoutMs, () => this.#handles.chunk.applySync(undefined, [], { timeout: timeoutMs }));
    if (typeof bytes !== 'number' || !Number.isInteger(bytes)) throw new GuestStop('protocol', 'chunk() of the guest returned no whole number');
    if (bytes === -1) throw new GuestStop('threw', 'the strategy threw', this.#failure());
    if (bytes < 0 || bytes > this.output.length) throw new GuestStop('protocol', `chunk() of the guest claims ${bytes} output bytes of ${this.output.length}`);
    return bytes;
  }

  /** Live heap, as last measured, above the budget? Garbage does not count: above the mark a collection is forced before anyone is blamed. */
  exceeds(heapBudget: number): boolean {
    if (this.#heapBytes <= Math.max(heapBudget, this.#collectAbove)) return false;
    this.#counted(() => this.#collector.collect());
    const live = this.measureHeap();
    this.#collectAbove = live * 1.5;
    return live > heapBudget;
  }

  /** Thoroughly, it leaves as little as possible behind, compiled code apart. */
  collectGarbage(extent: Extent): void {
    this.#collector.collect(extent);
  }

  #compiled({ image, cachedData }: ImageSource): Script {
    if (cachedData === undefined) return this.#isolate.compileScriptSync(image, { filename: IMAGE_FILE });
    const copy = copied(cachedData);
    const script = this.#isolate.compileScriptSync(image, { filename: IMAGE_FILE, cachedData: copy });
    copy.release();
    return script;
  }

  #open(): Handles {
    const context = this.#isolate.createContextSync();
    this.#context = context;
    const timeout = this.#options.imageTimeoutMs;
    this.#image.runSync(context, { timeout });
    const entry = context.global.getSync('__entry', { reference: true }) as unknown as Reference<GuestEntry>;
    const handles = {
      attach: entry.getSync('attach', { reference: true }),
      load: entry.getSync('load', { reference: true }),
      control: entry.getSync('control', { reference: true }),
      chunk: entry.getSync('chunk', { reference: true }),
      failure: entry.getSync('failure', { reference: true }),
    } as unknown as Handles;
    context.global.deleteSync('__entry');
    entry.release();
    const [input, output] = this.#buffers;
    const { marks } = this.#options;
    const page = moved(this.#options.marker());
    handles.attach.applySync(undefined, [shared(input), shared(output), page, marks === undefined ? undefined : shared(marks)], { timeout });
    this.#opened += 1;
    this.#heapBefore = this.#wholeHeap();
    this.#collectAbove = 0;
    return handles;
  }

  #wholeHeap(): number {
    const heap = this.#isolate.getHeapStatisticsSync();
    return heap.used_heap_size + heap.externally_allocated_size;
  }

  #armed<T>(timeoutMs: number, call: () => T): T {
    const before = this.#cpuUs;
    try {
      return this.#counted(call);
    } catch (error) {
      throw this.#stopOf(error, timeoutMs, (this.#cpuUs - before) / 1_000);
    }
  }

  #counted<T>(call: () => T): T {
    const started = this.#clock();
    try {
      return call();
    } finally {
      this.#cpuUs += this.#clock() - started;
    }
  }

  #stopOf(error: unknown, timeoutMs: number, cpuMs: number): GuestStop {
    const text = textOf(error);
    if (this.#isolate.isDisposed) return new GuestStop('memory', text);
    if (!text.includes('execution timed out')) return new GuestStop('threw', text, this.#escaped(error));
    return new GuestStop(cpuMs * STARVED_BELOW < timeoutMs ? 'starved' : 'cpu', `${Math.round(cpuMs)}`, this.#failure());
  }

  /** Something came out past the guest's own catch: a rejection that nobody awaited. isolated-vm has made plain texts of it. */
  #escaped(error: unknown): string {
    const { name, message, stack } = error instanceof Error ? error : new Error('a value that is not an error was thrown');
    return JSON.stringify({ ...parsed(this.#failure()), name: name.slice(0, 60), message: message.slice(0, 500), stack: (stack ?? '').slice(0, 2_000) });
  }

  #failure(): string | undefined {
    try {
      const text: unknown = this.#handles.failure.applySync(undefined, [], { timeout: FAILURE_TIMEOUT_MS });
      return typeof text === 'string' ? text : undefined;
    } catch {
      return undefined;
    }
  }

  #text(value: unknown): string {
    if (typeof value === 'string') return value;
    throw new GuestStop('protocol', `the guest answered with a ${typeof value} where text was due`);
  }
}

function parsed(json: string | undefined): object {
  try {
    return Object(JSON.parse(json ?? '{}')) as object;
  } catch {
    return {};
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 600) : 'a value that is not an error was thrown';
}
