import { closeSync } from 'node:fs';
import { MARKER_BYTES } from './guest/marker.ts';
import { nativeCalls } from './native-calls.ts';

/** Views are made ahead, one per context: once foreign code is here the C library is out of reach. Later contexts do without. */
const MOST_CONTEXTS = 512;
const MARKER_FD = 5;
const READ_AND_WRITE = 3;
const SHARED = 1;
const FAILED = 0xffff_ffff_ffff_ffffn;
const MMAP = { arguments: ['uint64', 'uint64', 'int32', 'int32', 'int32', 'int64'], return: 'uint64' } as const;

/**
 * The page on fd 5, as memory that can be handed to an isolate, once for each context. Where Node cannot map it a page of our own takes
 * its place: then nobody reads what is noted.
 */
export function markerMemory(): () => ArrayBuffer {
  const ffi = process.platform === 'linux' ? nativeCalls() : undefined;
  const address = ffi?.dlopen(null, { mmap: MMAP }).functions.mmap(0n, BigInt(MARKER_BYTES), READ_AND_WRITE, SHARED, MARKER_FD, 0n) ?? FAILED;
  if (ffi === undefined || address === FAILED) return () => new ArrayBuffer(MARKER_BYTES);
  closeSync(MARKER_FD);
  const views = Array.from({ length: MOST_CONTEXTS }, () => ffi.toArrayBuffer(address, MARKER_BYTES, false));
  return () => views.pop() ?? new ArrayBuffer(MARKER_BYTES);
}
