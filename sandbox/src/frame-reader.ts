import { HEADER_BYTES, readHeader } from './frames.ts';
import type { FrameHeader } from './frames.ts';

/**
 * Cuts the stream of a child into frames. `admit` sees every header before any memory is set aside for its payload,
 * and returns undefined or why the child must die.
 */
export class FrameReader {
  readonly #admit: (header: FrameHeader) => string | undefined;
  readonly #deliver: (header: FrameHeader, payload: Buffer) => void;
  readonly #head = Buffer.alloc(HEADER_BYTES);
  #headFilled = 0;
  #header: FrameHeader | undefined;
  #payload: Buffer | undefined;
  #filled = 0;

  constructor(admit: (header: FrameHeader) => string | undefined, deliver: (header: FrameHeader, payload: Buffer) => void) {
    this.#admit = admit;
    this.#deliver = deliver;
  }

  /** Takes the next bytes; returns why the child must die, or undefined. */
  push(data: Buffer): string | undefined {
    let at = 0;
    while (at < data.length) {
      if (this.#header === undefined) {
        at += this.#takeHeader(data, at);
        if (this.#header === undefined) return undefined;
        const refusal = this.#admit(this.#header);
        if (refusal !== undefined) return refusal;
      }
      at += this.#takePayload(this.#header, data, at);
    }
    return undefined;
  }

  #takeHeader(data: Buffer, at: number): number {
    const taken = Math.min(HEADER_BYTES - this.#headFilled, data.length - at);
    data.copy(this.#head, this.#headFilled, at, at + taken);
    this.#headFilled += taken;
    if (this.#headFilled === HEADER_BYTES) this.#header = readHeader(this.#head);
    return taken;
  }

  /** A payload that arrived whole is passed on without a copy. */
  #takePayload(header: FrameHeader, data: Buffer, at: number): number {
    const { payloadBytes } = header;
    if (this.#payload === undefined && data.length - at >= payloadBytes) {
      this.#finish(header, data.subarray(at, at + payloadBytes));
      return payloadBytes;
    }
    this.#payload ??= Buffer.allocUnsafeSlow(payloadBytes);
    const taken = Math.min(payloadBytes - this.#filled, data.length - at);
    data.copy(this.#payload, this.#filled, at, at + taken);
    this.#filled += taken;
    if (this.#filled === payloadBytes) this.#finish(header, this.#payload);
    return taken;
  }

  #finish(header: FrameHeader, payload: Buffer): void {
    this.#header = undefined;
    this.#payload = undefined;
    this.#filled = 0;
    this.#headFilled = 0;
    this.#deliver(header, payload);
  }
}
