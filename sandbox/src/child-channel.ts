import { readSync, writeSync, writevSync } from 'node:fs';
import { endProcess } from './lock-down.ts';
import { HEADER_BYTES, readHeader, USAGE_BYTES, writeHeader } from './frames.ts';
import type { FrameHeader } from './frames.ts';

const CHANNEL = 3;
const WINDOW = 4;
const READ_AHEAD = 65_536;
/** Up to here a body is copied, so that a reply is one plain write. */
const SMALL_BODY = 8_192;

export interface Usage {
  readonly cpuUs: number;
  readonly heapBytes: number;
}

/** Blocking frames on fd 3: no event loop turn between a request and its handling, no CPU while idle, end of file ends the process. */
export class ChildChannel {
  readonly #ahead = Buffer.allocUnsafe(READ_AHEAD);
  #start = 0;
  #end = 0;
  /** Header and usage; a small body behind them. */
  readonly #out = Buffer.alloc(HEADER_BYTES + USAGE_BYTES + SMALL_BODY);

  readHeader(): FrameHeader {
    while (this.#end - this.#start < HEADER_BYTES) this.#fill();
    const header = readHeader(this.#ahead, this.#start);
    this.#start += HEADER_BYTES;
    return header;
  }

  /** Reads exactly the bytes of `target`. */
  readInto(target: Uint8Array): void {
    let filled = Math.min(target.length, this.#end - this.#start);
    target.set(this.#ahead.subarray(this.#start, this.#start + filled));
    this.#start += filled;
    while (filled < target.length) filled += readSome(CHANNEL, target, filled, target.length - filled, null);
  }

  /** The next bytes, good until the next call: where they lie when all of them are here already. */
  read(byteLength: number): Buffer {
    if (this.#end - this.#start >= byteLength) return this.#ahead.subarray(this.#start, (this.#start += byteLength));
    const payload = Buffer.allocUnsafe(byteLength);
    this.readInto(payload);
    return payload;
  }

  reply(kind: number, sequence: number, usage: Usage, body: readonly Uint8Array[]): void {
    let payloadBytes = USAGE_BYTES;
    for (const part of body) payloadBytes += part.length;
    writeHeader(this.#out, { payloadBytes, kind, sequence });
    this.#out.writeDoubleLE(usage.cpuUs, HEADER_BYTES);
    this.#out.writeDoubleLE(usage.heapBytes, HEADER_BYTES + 8);
    if (payloadBytes - USAGE_BYTES > SMALL_BODY) return writeAll([this.#out.subarray(0, HEADER_BYTES + USAGE_BYTES), ...body]);
    let end = HEADER_BYTES + USAGE_BYTES;
    for (const part of body) {
      this.#out.set(part, end);
      end += part.length;
    }
    writeFrom(this.#out, 0, end);
  }

  #fill(): void {
    this.#ahead.copyWithin(0, this.#start, this.#end);
    this.#end -= this.#start;
    this.#start = 0;
    this.#end += readSome(CHANNEL, this.#ahead, this.#end, READ_AHEAD - this.#end, null);
  }
}

/** Reads rows from the inherited window; false when it holds fewer bytes than announced. */
export function readWindow(target: Uint8Array, offset: number): boolean {
  let filled = 0;
  while (filled < target.length) {
    const bytes = readSync(WINDOW, target, filled, target.length - filled, offset + filled);
    if (bytes === 0) return false;
    filled += bytes;
  }
  return true;
}

function readSome(fd: number, target: Uint8Array, offset: number, length: number, position: number | null): number {
  const bytes = readSync(fd, target, offset, length, position);
  if (bytes === 0) endProcess(0);
  return bytes;
}

function writeAll(parts: readonly Uint8Array[]): void {
  let total = 0;
  for (const part of parts) total += part.length;
  let written = writevSync(CHANNEL, parts);
  for (const part of parts) {
    if (written >= part.length) {
      written -= part.length;
      continue;
    }
    writeFrom(part, written, part.length);
    written = 0;
  }
}

function writeFrom(bytes: Uint8Array, from: number, end: number): void {
  for (let at = from; at < end;) at += writeSync(CHANNEL, bytes, at, end - at);
}
