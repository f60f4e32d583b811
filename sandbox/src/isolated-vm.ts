import type * as IsolatedVm from 'isolated-vm';
import type { ExternalCopy } from 'isolated-vm';
import { createRequire } from 'node:module';

export const ivm = createRequire(import.meta.url)('isolated-vm') as typeof IsolatedVm;

/** A handle that becomes a view of the same memory inside the isolate. The type definitions of isolated-vm do not know shared buffers. */
export function shared(buffer: SharedArrayBuffer): never {
  return new ivm.ExternalCopy(buffer).copyInto() as never;
}

/** The memory itself goes over; this side keeps nothing of it. */
export function moved(buffer: ArrayBuffer): never {
  return new ivm.ExternalCopy(buffer, { transferOut: true }).copyInto({ transferIn: true }) as never;
}

/** A copy that lies outside of every isolate. */
export function copied(data: Buffer): ExternalCopy<ArrayBuffer> {
  return new ivm.ExternalCopy(new Uint8Array(data).buffer);
}
