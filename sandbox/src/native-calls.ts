import type * as Ffi from 'node:ffi';

type Ffi = typeof Ffi;

let known: { readonly ffi: Ffi | undefined } | undefined;

/** Node's own way to call the C library; undefined on Node 24, and where it is switched off or not permitted. */
export function nativeCalls(): Ffi | undefined {
  known ??= { ffi: quietly(load) };
  return known.ffi;
}

function load(): Ffi | undefined {
  try {
    const ffi = process.getBuiltinModule('node:ffi') as Ffi | undefined;
    ffi?.dlopen(null, {});
    return ffi;
  } catch {
    return undefined;
  }
}

/** Node says with the first use that this part of it may change; whoever runs Paddock cannot do anything about that. */
function quietly<T>(work: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
