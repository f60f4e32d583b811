import type { FillEvent } from '../protocol.ts';

/** A running fingerprint of everything that filled. Mirror and judge must agree on it after every chunk. */
export class Digest {
  hash = 0x811c9dc5 | 0;
  fills = 0;

  fill(fill: FillEvent): void {
    this.fills++;
    const { order, step, price, quantity } = fill;
    this.hash = mixed(mixed(mixed(mixed(this.hash, order.id), step), price), quantity * order.sign);
  }
}

const PRIME = 0x01000193;

/** An integer up to 2^53, both halves (FNV-1a on 32-bit words). */
function mixed(hash: number, value: number): number {
  const low = value | 0;
  const half = Math.imul(hash ^ low, PRIME);
  // A number of 32 bits has nothing in its upper half.
  return Math.imul(low === value ? half : half ^ Math.trunc(value / 4_294_967_296), PRIME);
}
