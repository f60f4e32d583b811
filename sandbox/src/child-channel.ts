import { readSync, writeSync, writevSync } from 'node:fs';
import { endProcess } from './lock-down.ts';
import { HEADER_BYTES, readHeader, USAGE_BYTES, writeHeader } from './frames.ts';
import type { FrameHeader } from './frames.ts';

const CHANNEL = 3;
const WINDOW = 4;
const READ_AHEAD = 65_536;

export interface Usage {
  readonly cpuUs: number;
  readonly heapBytes: number;
}

/** Blocking frames on fd 3: no event loop turn between a request and its handling, no CPU while idle, end of file ends the process. */
export class ChildChannel {
  readonly #ahead = Buffer.allocUnsafe(READ_AHEAD);
  #start = 0;
  #end = 0;
  readonly #head = Buffer.alloc(HEADER_BYTES + USAGE_BYTES);

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

  read(byteLength: number): Buffer {
    const payload = Buffer.allocUnsafe(byteLength);
    this.readInto(payload);
    return payload;
  }

  reply(kind: number, sequence: number, usage: Usage, body: readonly Uint8Array[]): void {
    let payloadBytes = USAGE_BYTES;
    for (const part of body) payloadBytes += part.length;
    writeHeader(this.#head, { payloadBytes, kind, sequence });
    this.#head.writeDoubleLE(usage.cpuUs, HEADER_BYTES);
    this.#head.writeDoubleLE(usage.heapBytes, HEADER_BYTES + 8);
    writeAll([this.#head, ...body]);
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
    while (written < part.length) written += writeSync(CHANNEL, part, written, part.length - written);
    written = 0;
  }
}
