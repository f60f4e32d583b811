import type * as IsolatedVm from 'isolated-vm';
import type { Context, Isolate, Reference, Script } from 'isolated-vm';
import { createRequire } from 'node:module';
import { COLLECT_TIMEOUT_MS, collectorOf } from './collector.ts';
import { ROWS_BYTES, type GuestEntry } from './guest/entry.ts';

const ivm = createRequire(import.meta.url)('isolated-vm') as typeof IsolatedVm;

const FAILURE_TIMEOUT_MS = 250;
const TIDY_ABOVE = 48 * 1_048_576;

export const IMAGE_FILE = 'paddock-runtime.js';

/** A request that did not end well. `code` is one of the stop codes; `detail` is JSON that the guest made, or undefined. */
export class GuestStop {
  readonly code: string;
  readonly text: string;
  readonly detail: string | undefined;

  constructor(code: string, text: string, detail?: string) {
    this.code = code;
    this.text = text;
    this.detail = detail;
  }
}

interface Handles {
  readonly attach: Reference<GuestEntry['attach']>;
  readonly load: Reference<GuestEntry['load']>;
  readonly control: Reference<GuestEntry['control']>;
  readonly chunk: Reference<GuestEntry['chunk']>;
  readonly failure: Reference<GuestEntry['failure']>;
}

export interface ChildIsolateOptions {
  readonly image: string;
  readonly cachedData: Buffer | undefined;
  readonly memoryLimitMb: number;
  readonly inputBytes: number;
  readonly outputBytes: number;
  /** Where a marked bundle says at which line it is; only in runs that are profiled. */
  readonly marks?: SharedArrayBuffer | undefined;
  readonly imageTimeoutMs: number;
  /** The page on which the guest notes what it runs; asked for once per context. */
  readonly marker: () => ArrayBuffer;
}

/** Owns the one isolate of the process: sync calls on the main thread, numbers and capped strings only, every call armed. */
export class ChildIsolate {
  readonly input: Uint8Array;
  readonly output: Uint8Array;
  readonly #rows: Float64Array;
  readonly #isolate: Isolate;
  readonly #image: Script;
  readonly #options: ChildIsolateOptions;
  readonly #buffers: readonly [SharedArrayBuffer, SharedArrayBuffer];
  readonly #collector: Reference<() => void>;
  #context: Context | undefined;
  #handles: Handles;
  #collectAbove = 0;
  #heapBytes = 0;
  #heapBefore = 0;
  #tidyAbove = 0;
  #cpuUs = 0;

  constructor(options: ChildIsolateOptions) {
    this.#options = options;
    this.#isolate = new ivm.Isolate({ memoryLimit: options.memoryLimitMb });
    this.#collector = collectorOf(this.#isolate);
    const source = { filename: IMAGE_FILE, ...(options.cachedData && { cachedData: new ivm.ExternalCopy(bufferOf(options.cachedData)) }) };
    this.#image = this.#isolate.compileScriptSync(options.image, source);
    const rowsAt = Math.ceil(options.inputBytes / ROWS_BYTES) * ROWS_BYTES;
    this.#buffers = [new SharedArrayBuffer(rowsAt + ROWS_BYTES), new SharedArrayBuffer(options.outputBytes)];
    this.input = new Uint8Array(this.#buffers[0], 0, options.inputBytes);
    this.#rows = new Float64Array(this.#buffers[0], rowsAt, 1);
    this.output = new Uint8Array(this.#buffers[1]);
    this.#handles = this.#open();
  }

  /** Whether the engine took the cached data: another build of the engine, or other flags, refuse it. */
  get isCacheRejected(): boolean {
    return this.#options.cachedData !== undefined && (this.#image as { cachedDataRejected?: boolean }).cachedDataRejected !== false;
  }

  /** CPU time of the isolate's life, by the engine's clock. */
  readCpuUs(): number {
    this.#cpuUs = Number(this.#isolate.cpuTime / 1000n);
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

  /** Compiles and runs the author's bundle, then lets the guest take its exports. */
  script(code: string, filename: string, timeoutMs: number): string {
    const context = this.#context as Context;
    let script: Script;
    try {
      script = this.#isolate.compileScriptSync(code, { filename });
    } catch (error) {
      throw new GuestStop('load-failed', textOf(error));
    }
    // A rehearsal may have come before: its remains are not the author's.
    this.#heapBefore = this.#tidyHeap();
    this.readCpuUs();
    this.#armed(timeoutMs, () => script.runSync(context, { timeout: timeoutMs }));
    script.release();
    this.readCpuUs();
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
    this.#collector.applySync(undefined, [], { timeout: COLLECT_TIMEOUT_MS });
    const live = this.measureHeap();
    this.#collectAbove = live * 1.5;
    return live > heapBudget;
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
    this.#heapBefore = this.#tidyHeap();
    this.#collectAbove = 0;
    return handles;
  }

  #wholeHeap(): number {
    const heap = this.#isolate.getHeapStatisticsSync();
    return heap.used_heap_size + heap.externally_allocated_size;
  }

  /** Dropped contexts are collected now and then; the engine may keep some of them for a while, and nobody is blamed for those. */
  #tidyHeap(): number {
    if (this.#wholeHeap() <= Math.max(TIDY_ABOVE, this.#tidyAbove)) return this.#wholeHeap();
    this.#collector.applySync(undefined, [], { timeout: COLLECT_TIMEOUT_MS });
    this.#tidyAbove = this.#wholeHeap() * 1.5;
    return this.#wholeHeap();
  }

  /** The CPU time was read when the request before was answered: nothing has run since. */
  #armed<T>(timeoutMs: number, call: () => T): T {
    const startedUs = this.#cpuUs;
    try {
      return call();
    } catch (error) {
      throw this.#stopOf(error, timeoutMs, Math.floor((this.readCpuUs() - startedUs) / 1_000));
    }
  }

  #stopOf(error: unknown, timeoutMs: number, cpuMs: number): GuestStop {
    const text = textOf(error);
    if (this.#isolate.isDisposed) return new GuestStop('memory', text);
    if (!text.includes('execution timed out')) return new GuestStop('threw', text, this.#escaped(error));
    return new GuestStop(cpuMs * 2 < timeoutMs ? 'starved' : 'cpu', `${cpuMs}`, this.#failure());
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

/** A handle that becomes a view of the same memory inside the isolate. The type definitions of isolated-vm do not know shared buffers. */
function shared(buffer: SharedArrayBuffer): never {
  return new ivm.ExternalCopy(buffer).copyInto() as never;
}

/** The memory itself goes over; this side keeps nothing of it. */
function moved(buffer: ArrayBuffer): never {
  return new ivm.ExternalCopy(buffer, { transferOut: true }).copyInto({ transferIn: true }) as never;
}

function bufferOf(data: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(data.length);
  new Uint8Array(copy).set(data);
  return copy;
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
