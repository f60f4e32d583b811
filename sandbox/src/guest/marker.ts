/** One page that the host can read at any time, even after the process has been killed: which handler ran, and at which market time. */
export const MARKER_BYTES = 4_096;

/** Where the names of the handlers stand, one byte a character, each ended by a line feed. */
export const MARKER_NAMES_AT = 64;

/** What the guest notes while it runs; each note is one store. */
export interface Marker {
  /** `[0]`: position of the running handler in the list of names, from 1; 0 when none runs. */
  readonly handler: Int32Array;
  /** `[0]`: market time, epoch milliseconds; 0 before there is one. */
  readonly time: Float64Array;
}

/** Writes the names once. Handlers are told by their place in this list, from 1. */
export function openMarker(page: ArrayBufferLike, handlers: readonly string[]): Marker {
  const bytes = new Uint8Array(page);
  let at = MARKER_NAMES_AT;
  for (const name of handlers) {
    for (let index = 0; index < name.length; index += 1) bytes[at + index] = name.charCodeAt(index);
    bytes[at + name.length] = 10;
    at += name.length + 1;
  }
  const marker = { handler: new Int32Array(page, 0, 1), time: new Float64Array(page, 8, 1) };
  marker.handler[0] = 0;
  marker.time[0] = 0;
  return marker;
}
