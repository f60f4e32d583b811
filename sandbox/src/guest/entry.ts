import { safeError } from './safe-error.ts';
import type { SafeError } from './safe-error.ts';

/** What a guest image gives to the process around it. */
export interface GuestHooks {
  /**
   * Called once per context with the shared buffers: rows come in by `input`, whose last 8 bytes are not theirs, records leave by `output`;
   * for `marker` see `openMarker`; `marks` is there when the run is profiled.
   */
  readonly attach: (input: SharedArrayBuffer, output: SharedArrayBuffer, marker: ArrayBuffer, marks?: SharedArrayBuffer) => void;
  /** Resolves an import of the author's bundle, e.g. `@paddock/sdk`; throw for anything else. */
  readonly require: (name: string) => unknown;
  /** Receives `module.exports` of the author's bundle after its top level ran; what it returns goes to the host as JSON. */
  readonly loaded: (exports: unknown) => unknown;
  /** Rare requests; `payload` is parsed JSON, what it returns goes to the host as JSON. */
  readonly control: (op: string, payload: unknown) => unknown;
  /** Handles `rows` rows of the input buffer; returns how many bytes of the output buffer are valid. */
  readonly chunk: (rows: number) => number;
  /** Which handler is running and on what, for the reason of a stop, e.g. `onBar AAPL 2020-01-03`; also read after a time-out. */
  readonly context?: () => string;
  /** How many bytes of the output buffer were valid when a chunk failed or timed out: what the author had already done stays readable. */
  readonly written?: () => number;
}

/** The functions that the process around the isolate takes hold of. Only numbers and strings cross. */
export interface GuestEntry {
  attach(input: SharedArrayBuffer, output: SharedArrayBuffer, marker: ArrayBuffer, marks?: SharedArrayBuffer): number;
  load(): string;
  control(op: string, json: string): string;
  /** The number of rows stands behind those of the input, in its last 8 bytes. Valid output bytes, or -1 when it failed: then `failure` tells why. */
  chunk(): number;
  failure(): string;
}

export interface GuestFailure extends Partial<SafeError> {
  readonly context?: string;
  readonly written?: number;
}

/**
 * What the input has behind the rows: how many there are, an `Int32`, since a number that is read from doubles is a double to the engine, in every
 * loop to come. An argument of the call would take longer than a short call itself.
 */
export const ROWS_BYTES = 8;

type Define = (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

const { stringify, parse } = JSON;
const { defineProperty, deleteProperty } = Reflect;

/** Publishes the entry object of a guest image: `globalThis.__entry`, taken and deleted by the host, and `__define` for the author's bundle. */
export function installEntry(hooks: GuestHooks): void {
  const state: { define: Define | undefined; failure: GuestFailure } = { define: undefined, failure: {} };
  let rows: Int32Array = new Int32Array(1);
  const entry: GuestEntry = {
    attach(input, output, marker, marks) {
      rows = new Int32Array(input, input.byteLength - ROWS_BYTES, 1);
      hooks.attach(input, output, marker, marks);
      return 1;
    },
    load: () => guarded(state, hooks, () => load(state, hooks)),
    control: (op, json) => guarded(state, hooks, () => hooks.control(op, json === '' ? undefined : parse(json))),
    chunk() {
      try {
        return hooks.chunk(rows[0] as number);
      } catch (thrown) {
        note(state, hooks, thrown);
        return -1;
      }
    },
    failure: () => stringify({ ...position(hooks), ...state.failure }),
  };
  transient('__entry', entry);
  transient('__define', (define: Define) => {
    deleteProperty(globalThis, '__define');
    state.define = define;
  });
}

function load(state: { define: Define | undefined }, hooks: GuestHooks): unknown {
  const define = state.define;
  deleteProperty(globalThis, '__define');
  if (typeof define !== 'function') throw new TypeError('the bundle defined nothing');
  const module: { exports: unknown } = { exports: {} };
  define(hooks.require, module, module.exports);
  return hooks.loaded(module.exports);
}

/** Nothing is thrown across the boundary: `{"ok":...}` or `{"error":...}`, made here, inside the armed call. */
function guarded(state: { failure: GuestFailure }, hooks: GuestHooks, action: () => unknown): string {
  try {
    const json: unknown = stringify({ ok: action() });
    return typeof json === 'string' ? json : '{}';
  } catch (thrown) {
    note(state, hooks, thrown);
    return stringify({ error: { ...position(hooks), ...state.failure } });
  }
}

function note(state: { failure: GuestFailure }, hooks: GuestHooks, thrown: unknown): void {
  const error = safeError(thrown);
  state.failure = { name: error.name, message: error.message, stack: error.stack, ...position(hooks) };
}

function position(hooks: GuestHooks): { context?: string; written?: number } {
  try {
    const context = hooks.context?.();
    const written = hooks.written?.();
    return { ...(typeof context === 'string' && { context }), ...(typeof written === 'number' && { written }) };
  } catch {
    return {};
  }
}

function transient(key: string, value: unknown): void {
  defineProperty(globalThis, key, { value, writable: false, enumerable: false, configurable: true });
}
