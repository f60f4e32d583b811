/**
 * The frames on fd 3: `[u32 payload bytes][u32 kind][u32 sequence][u32 0]`, then the payload; little-endian.
 * Sixteen bytes, so that the Float64 records of an answer that arrives whole are aligned where they lie.
 * A request is answered by exactly one reply that carries its sequence. Whatever else arrives ends the child.
 */
export const HEADER_BYTES = 16;

/** Usage that starts every reply to a request: CPU microseconds and heap bytes, both Float64. */
export const USAGE_BYTES = 16;

/** timeoutMs u32, rows u32, heapBudget f64, offset f64, byteLength u32, inline u32. */
export const CHUNK_BYTES = 32;

/** timeoutMs u32, metaBytes u32, heapBudget f64; then the meta JSON, then the body. */
export const CALL_BYTES = 16;

export const RequestKind = { init: 1, script: 2, control: 3, chunk: 4, context: 5, profile: 6, collect: 7 } as const;
export type RequestKind = (typeof RequestKind)[keyof typeof RequestKind];

export const ReplyKind = { hello: 129, ready: 130, text: 131, done: 132, failed: 133 } as const;
export type ReplyKind = (typeof ReplyKind)[keyof typeof ReplyKind];

export interface FrameHeader {
  readonly payloadBytes: number;
  readonly kind: number;
  readonly sequence: number;
}

export function writeHeader(target: Buffer, header: FrameHeader): void {
  target.writeUInt32LE(header.payloadBytes, 0);
  target.writeUInt32LE(header.kind, 4);
  target.writeUInt32LE(header.sequence, 8);
  target.writeUInt32LE(0, 12);
}

export function readHeader(source: Buffer, offset = 0): FrameHeader {
  return {
    payloadBytes: source.readUInt32LE(offset),
    kind: source.readUInt32LE(offset + 4),
    sequence: source.readUInt32LE(offset + 8),
  };
}

export interface CallRequest {
  readonly timeoutMs: number;
  readonly heapBudget: number;
  readonly meta: string;
  readonly body: string;
}

/** A whole script, control or context request, ready to be written. */
export function encodeCall(kind: RequestKind, sequence: number, call: CallRequest): Buffer {
  const metaBytes = Buffer.byteLength(call.meta);
  const payloadBytes = CALL_BYTES + metaBytes + Buffer.byteLength(call.body);
  const frame = Buffer.allocUnsafe(HEADER_BYTES + payloadBytes);
  writeHeader(frame, { payloadBytes, kind, sequence });
  frame.writeUInt32LE(call.timeoutMs, HEADER_BYTES);
  frame.writeUInt32LE(metaBytes, HEADER_BYTES + 4);
  frame.writeDoubleLE(call.heapBudget, HEADER_BYTES + 8);
  frame.write(call.meta, HEADER_BYTES + CALL_BYTES);
  frame.write(call.body, HEADER_BYTES + CALL_BYTES + metaBytes);
  return frame;
}

export function decodeCall(payload: Buffer): CallRequest {
  const metaEnd = CALL_BYTES + payload.readUInt32LE(4);
  return {
    timeoutMs: payload.readUInt32LE(0),
    heapBudget: payload.readDoubleLE(8),
    meta: payload.toString('utf8', CALL_BYTES, metaEnd),
    body: payload.toString('utf8', metaEnd),
  };
}

export interface ChunkHeader {
  readonly timeoutMs: number;
  readonly rows: number;
  readonly heapBudget: number;
  readonly offset: number;
  readonly byteLength: number;
  /** Whether the rows follow in the frame itself instead of the window on fd 4. */
  readonly inline: boolean;
}

/** Header and fixed part of a chunk request, and `rows` behind it; of an inline payload that is not among them the bytes are written next. */
export function encodeChunk(sequence: number, chunk: ChunkHeader, rows?: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(HEADER_BYTES + CHUNK_BYTES + (rows?.length ?? 0));
  const payloadBytes = CHUNK_BYTES + (chunk.inline ? chunk.byteLength : 0);
  writeHeader(frame, { payloadBytes, kind: RequestKind.chunk, sequence });
  frame.writeUInt32LE(chunk.timeoutMs, HEADER_BYTES);
  frame.writeUInt32LE(chunk.rows, HEADER_BYTES + 4);
  frame.writeDoubleLE(chunk.heapBudget, HEADER_BYTES + 8);
  frame.writeDoubleLE(chunk.offset, HEADER_BYTES + 16);
  frame.writeUInt32LE(chunk.byteLength, HEADER_BYTES + 24);
  frame.writeUInt32LE(chunk.inline ? 1 : 0, HEADER_BYTES + 28);
  if (rows !== undefined) frame.set(rows, HEADER_BYTES + CHUNK_BYTES);
  return frame;
}

export function decodeChunk(payload: Buffer): ChunkHeader {
  return {
    timeoutMs: payload.readUInt32LE(0),
    rows: payload.readUInt32LE(4),
    heapBudget: payload.readDoubleLE(8),
    offset: payload.readDoubleLE(16),
    byteLength: payload.readUInt32LE(24),
    inline: payload.readUInt32LE(28) === 1,
  };
}

export interface InitRequest {
  readonly memoryLimitMb: number;
  readonly inputBytes: number;
  readonly outputBytes: number;
  readonly replyBytes: number;
  readonly imageTimeoutMs: number;
  readonly hasWindow: boolean;
  /** A control request that the guest answers before anybody else's code comes. */
  readonly rehearsal?: string | undefined;
  /** Whether what the start has used is given back. */
  readonly isLean: boolean;
  /** Whether a sampler counts where a marked bundle is. */
  readonly profiles: boolean;
}

/** What a child says about its start, as JSON in its `ready` frame. */
export interface ReadyNews {
  /** From the making of the isolate until it could be called. */
  readonly readyMs: number;
  readonly isCacheRejected: boolean;
}

/** Tolerates stand-ins that say nothing. */
export function readNews(body: Buffer): ReadyNews {
  const { readyMs = 0, isCacheRejected = false } = JSON.parse(body.length === 0 ? '{}' : body.toString('utf8')) as Partial<ReadyNews>;
  return { readyMs, isCacheRejected };
}

export function encodeInit(sequence: number, init: InitRequest, image: string, cachedData?: Uint8Array): Buffer[] {
  const meta = Buffer.from(JSON.stringify(init));
  const code = Buffer.from(image);
  const head = Buffer.allocUnsafe(HEADER_BYTES + 8);
  const payloadBytes = 8 + meta.length + code.length + (cachedData?.length ?? 0);
  writeHeader(head, { payloadBytes, kind: RequestKind.init, sequence });
  head.writeUInt32LE(meta.length, HEADER_BYTES);
  head.writeUInt32LE(code.length, HEADER_BYTES + 4);
  return cachedData === undefined ? [head, meta, code] : [head, meta, code, Buffer.from(cachedData)];
}

export function decodeInit(payload: Buffer): { init: InitRequest; image: string; cachedData: Buffer | undefined } {
  const metaEnd = 8 + payload.readUInt32LE(0);
  const imageEnd = metaEnd + payload.readUInt32LE(4);
  return {
    init: JSON.parse(payload.toString('utf8', 8, metaEnd)) as InitRequest,
    image: payload.toString('utf8', metaEnd, imageEnd),
    cachedData: imageEnd < payload.length ? payload.subarray(imageEnd) : undefined,
  };
}
