/** The values of a full ring, oldest first. `oldest` is the slot of the oldest one, which the next value will replace. */
export function ringValues(ring: Float64Array, oldest: number): number[] {
  return copyOf(ring, oldest, [], ring.length);
}

/** The values that the ring held one update ago, oldest first; `evicted` is the one that has left since. */
export function ringValuesBefore(ring: Float64Array, oldest: number, evicted: number): number[] {
  return copyOf(ring, oldest, [evicted], ring.length);
}

function copyOf(ring: Float64Array, oldest: number, out: number[], length: number): number[] {
  let slot = oldest;
  while (out.length < length) {
    out.push(ring[slot] ?? 0);
    if (++slot === length) slot = 0;
  }
  return out;
}
