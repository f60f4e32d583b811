import type * as Ffi from 'node:ffi';

type Ffi = typeof Ffi;

/** Node's own way to call the C library; undefined on Node 24, and where it is switched off or not permitted. */
export function nativeCalls(): Ffi | undefined {
  try {
    const ffi = process.getBuiltinModule('node:ffi') as Ffi | undefined;
    ffi?.dlopen(null, {});
    return ffi;
  } catch {
    return undefined;
  }
}
