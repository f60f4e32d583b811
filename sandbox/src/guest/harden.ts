/* oxlint-disable typescript/unbound-method -- intrinsics are captured here and moved as they are */
import { freezeIntrinsics } from './freeze.ts';
import { installSeededRandom, randomState, setSeed } from './seeded-random.ts';
import { installPlainText } from './text.ts';
import { installVirtualDate, useClock } from './virtual-date.ts';

/** Globals that a strategy may see. Without `Promise` and `async` nothing can wait. Everything else is dropped, so a new global of a newer V8 is absent until someone reads this list. */
export const ALLOWED_GLOBALS: readonly string[] = [
  'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date RegExp globalThis JSON Math',
  'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError ArrayBuffer DataView Map Set WeakMap WeakSet',
  'BigInt Iterator Proxy Reflect isFinite isNaN Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Uint8ClampedArray',
  'BigUint64Array BigInt64Array Float16Array Float32Array Float64Array',
].flatMap((names) => names.split(' '));

/** The few switches that the trusted runtime keeps after the realm has been closed. */
export interface Realm {
  /** Sets the virtual clock: the first number of a cell, epoch milliseconds UTC. */
  readonly useClock: (cell: Float64Array) => void;
  /** Seed of `Math.random`. */
  readonly setSeed: (seed: number) => void;
  /** The seed that goes on where `Math.random` is now. */
  readonly randomState: () => number;
  /** Freezes all intrinsics and the given objects (deeply). Call it last, before any author code. */
  readonly freeze: (roots: readonly object[]) => void;
}

const { defineProperty, deleteProperty, getPrototypeOf, ownKeys, construct } = Reflect;

/**
 * Closes the realm: virtual clock, seeded random, no code from strings, no side doors, no locale, globals by allow-list.
 * Must be the first thing that runs in a context. Intrinsics are left writable until `freeze` is called.
 */
export function harden(): Realm {
  installVirtualDate(globalThis);
  installSeededRandom();
  closeCodeFromStrings();
  closeBuffers();
  installPlainText();
  dropGlobals();
  closeErrors();
  return {
    useClock,
    setSeed,
    randomState,
    freeze: freezeIntrinsics,
  };
}

function disabled(): never {
  throw new TypeError('code from strings is disabled');
}

function closeCodeFromStrings(): void {
  defineProperty(disabled, 'name', { value: 'Function' });
  defineProperty(disabled, 'prototype', { value: getPrototypeOf(function () {}), writable: false });
  const kinds = [function () {}, function* () {}, async function () {}, async function* () {}];
  for (const kind of kinds) {
    defineProperty(getPrototypeOf(kind) as object, 'constructor', { value: disabled, configurable: true });
  }
  replaceGlobal('Function', disabled);
}

/** Resizable and transferable buffers grow outside the heap limit: they are gone. */
function closeBuffers(): void {
  const Native = ArrayBuffer;
  function FixedBuffer(this: unknown, length?: unknown): unknown {
    if (new.target === undefined) throw new TypeError("Constructor ArrayBuffer requires 'new'");
    return construct(Native, [length], new.target as unknown as Function);
  }
  defineProperty(FixedBuffer, 'name', { value: 'ArrayBuffer' });
  defineProperty(FixedBuffer, 'prototype', { value: Native.prototype, writable: false });
  defineProperty(FixedBuffer, 'isView', { value: Native.isView, writable: true, configurable: true });
  defineProperty(Native.prototype, 'constructor', { value: FixedBuffer });
  for (const key of ['resize', 'resizable', 'maxByteLength', 'transfer', 'transferToFixedLength', 'transferToImmutable', 'sliceToImmutable', 'immutable']) {
    deleteProperty(Native.prototype, key);
  }
  replaceGlobal('ArrayBuffer', FixedBuffer);
  closeSharedBuffers();
}

/** The mailbox buffers of the runtime are shared ones; nothing can be made or learnt from them by way of their prototype. */
function closeSharedBuffers(): void {
  const shared = (globalThis as { SharedArrayBuffer?: { prototype: object } }).SharedArrayBuffer;
  if (shared === undefined) return;
  for (const key of ['constructor', 'grow', 'growable', 'maxByteLength', 'slice']) deleteProperty(shared.prototype, key);
}

function closeErrors(): void {
  deleteProperty(Array, 'fromAsync');
  deleteProperty(Error, 'captureStackTrace');
  defineProperty(Error, 'prepareStackTrace', { value: undefined, writable: false, configurable: false });
  defineProperty(Error, 'stackTraceLimit', { value: 10, writable: false, configurable: false });
}

function replaceGlobal(key: string, value: unknown): void {
  defineProperty(globalThis, key, { value, writable: true, enumerable: false, configurable: true });
}

function dropGlobals(): void {
  for (const key of ownKeys(globalThis)) {
    if (typeof key === 'string' && ALLOWED_GLOBALS.includes(key)) continue;
    if (!deleteProperty(globalThis, key)) throw new TypeError(`the global ${String(key)} cannot be removed`);
  }
}
