import type { FillEvent } from '../protocol.ts';

/** A running fingerprint of everything that filled. Mirror and judge must agree on it after every chunk. */
export class Digest {
  hash = 0x811c9dc5 | 0;
  fills = 0;

  fill(fill: FillEvent): void {
    this.fills++;
    this.#mix(fill.order.id);
    this.#mix(fill.step);
    this.#mix(fill.price);
    this.#mix(fill.quantity * fill.order.sign);
  }
  /** Integers up to 2^53, both halves (FNV-1a on 32-bit words). */
  #mix(value: number): void {
    this.hash = Math.imul(this.hash ^ (value | 0), 0x01000193);
    this.hash = Math.imul(this.hash ^ Math.trunc(value / 4_294_967_296), 0x01000193);
  }
}
