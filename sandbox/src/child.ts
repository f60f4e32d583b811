import { ChildChannel, readWindow } from './child-channel.ts';
import type { Usage } from './child-channel.ts';
import { ChildIsolate } from './child-isolate.ts';
import type { ChildIsolateOptions, ImageSource } from './child-isolate.ts';
import { GuestStop } from './guest-stop.ts';
import { inlineDeeply } from './deep-inlining.ts';
import { LineSampler } from './profile/line-sampler.ts';
import { CHUNK_BYTES, decodeCall, decodeChunk, decodeInit, encodeCall, HEADER_BYTES, ReplyKind, RequestKind } from './frames.ts';
import type { CallRequest, FrameHeader, InitRequest, ReadyNews } from './frames.ts';
import { markerMemory } from './child-marker.ts';
import { endProcess, lockDown } from './lock-down.ts';
import { collectStart, trimMemory } from './tidy-memory.ts';

interface Guest {
  readonly isolate: ChildIsolate;
  readonly sampler: LineSampler | undefined;
  readonly init: InitRequest;
  /** CPU time that the answers so far have told of. */
  toldUs: number;
  /** Whether the last request was answered before its heap was measured. */
  owesMeasure: boolean;
}

/** What is over so soon has not taken much: its heap is measured when the answer is on its way, and judged before anything runs again. */
const QUICK_US = 1_000;
const NO_USAGE: Usage = { cpuUs: 0, heapBytes: 0 };
/** EX_SOFTWARE of sysexits.h. */
const FAULT_OF_RUNNER = 70;
const channel = new ChildChannel();

/** The process that owns one isolate. It holds no authority and serves one request at a time until fd 3 closes. */
function main(): void {
  channel.reply(ReplyKind.hello, 0, NO_USAGE, [Buffer.from(JSON.stringify({ pid: process.pid, node: process.versions.node, v8: process.versions.v8 }))]);
  const guest = start();
  for (;;) {
    const header = channel.readHeader();
    try {
      const body = serve(guest, header);
      channel.reply(header.kind === RequestKind.chunk ? ReplyKind.done : ReplyKind.text, header.sequence, usage(guest), body);
    } catch (error) {
      fail(guest, header, error);
    }
    // The answer does not wait for any of this, and the next request is seldom there yet.
    if (guest.owesMeasure) guest.isolate.measureHeap();
    guest.owesMeasure = false;
    if (header.kind === RequestKind.context) guest.isolate.tidy();
  }
}

function start(): Guest {
  const header = channel.readHeader();
  const { guest, news } = open(header);
  const { isolate, init } = guest;
  // After the image is open: code that was cached under other flags is refused. Not where memory counts for more than speed.
  if (!init.isLean) inlineDeeply();
  if (init.rehearsal !== undefined) rehearse(guest, init.rehearsal);
  if (init.isLean) collectStart(isolate);
  trimMemory();
  lockDown();
  dropRights();
  isolate.measureHeap();
  channel.reply(ReplyKind.ready, header.sequence, usage(guest), [Buffer.from(JSON.stringify(news))]);
  return guest;
}

/** Goes the way of any request, so that the first one finds all of it compiled. */
function rehearse(guest: Guest, meta: string): void {
  const { imageTimeoutMs: timeoutMs } = guest.init;
  const frame = encodeCall(RequestKind.control, 0, { timeoutMs, heapBudget: Number.POSITIVE_INFINITY, meta, body: '' });
  answer(guest, RequestKind.control, decodeCall(frame.subarray(HEADER_BYTES)));
  usage(guest);
}

/** Reads the image and makes the isolate. A function of its own: what its frame holds, a megabyte, is free once it returns. */
function open(header: FrameHeader): { readonly guest: Guest; readonly news: ReadyNews } {
  const { init, ...source } = decodeInit(channel.read(header.payloadBytes));
  const marker = markerMemory();
  const sampler = init.profiles ? new LineSampler() : undefined;
  const since = performance.now();
  const isolate = openIsolate(header, source, { marker, marks: sampler?.marks, ...init });
  const news = { readyMs: performance.now() - since, isCacheRejected: isolate.isCacheRejected };
  return { guest: { isolate, init, sampler, toldUs: 0, owesMeasure: false }, news };
}

/** An image that does not run is told with its own error, then the process ends. */
function openIsolate(header: FrameHeader, source: ImageSource, options: ChildIsolateOptions): ChildIsolate {
  try {
    return new ChildIsolate(source, options);
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message} ${error.stack ?? ''}` : 'unknown failure';
    channel.reply(ReplyKind.failed, header.sequence, NO_USAGE, failureBody({ code: 'start-failed', text: text.slice(0, 2_000) }));
    return process.exit(1);
  }
}

function failureBody(failure: { code: string; text: string; detail?: string | undefined }): Buffer[] {
  const json = Buffer.from(JSON.stringify(failure));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return [length, json];
}

/** After loading, not even the runner's own code can be read any more, and the C library is out of reach. */
function dropRights(): void {
  const permission = process.permission as { drop?: (scope: string) => void } | undefined;
  permission?.drop?.('fs.read');
  permission?.drop?.('ffi');
}

/** Usage since the last answer; the heap as last measured. */
function usage(guest: Guest): Usage {
  const before = guest.toldUs;
  guest.toldUs = guest.isolate.cpuUs;
  return { cpuUs: guest.toldUs - before, heapBytes: guest.isolate.heapBytes };
}

function serve(guest: Guest, header: FrameHeader): readonly Uint8Array[] {
  if (header.kind === RequestKind.chunk) return serveChunk(guest);
  return answer(guest, header.kind, decodeCall(channel.read(header.payloadBytes)));
}

function answer(guest: Guest, kind: number, call: CallRequest): readonly Uint8Array[] {
  switch (kind) {
    case RequestKind.profile:
      return text(guest, JSON.stringify({ ok: guest.sampler?.counts() ?? null }), call.heapBudget);
    case RequestKind.script:
      return text(guest, guest.isolate.script(call.body, call.meta, call.timeoutMs), call.heapBudget);
    case RequestKind.control:
      return text(guest, guest.isolate.control(call.meta, call.body, call.timeoutMs), call.heapBudget);
    case RequestKind.context:
      guest.isolate.renew();
      return [];
    case RequestKind.collect:
      guest.isolate.collectGarbage('young');
      return [];
    default:
      throw new GuestStop('protocol', `unknown request ${kind}`);
  }
}

function text(guest: Guest, reply: string, heapBudget: number): readonly Uint8Array[] {
  const bytes = reply.length > guest.init.replyBytes ? undefined : Buffer.from(reply);
  if (bytes === undefined || bytes.length > guest.init.replyBytes) throw new GuestStop('output', `${reply.length} characters`);
  guest.isolate.measureHeap();
  checkHeap(guest.isolate, heapBudget, 0);
  return [bytes];
}

function serveChunk(guest: Guest): readonly Uint8Array[] {
  const { isolate, init, sampler } = guest;
  const chunk = decodeChunk(channel.read(CHUNK_BYTES));
  if (chunk.byteLength > isolate.input.length) throw new GuestStop('protocol', `chunk of ${chunk.byteLength} bytes for a buffer of ${isolate.input.length}`);
  const target = isolate.input.subarray(0, chunk.byteLength);
  if (chunk.inline) channel.readInto(target);
  else if (!init.hasWindow || !readWindow(target, chunk.offset)) throw new GuestStop('protocol', 'the feed window is shorter than announced');
  // What the request before has left behind.
  checkHeap(isolate, chunk.heapBudget, 0);
  if (sampler !== undefined) sampler.isOn = true;
  const bytes = isolate.chunk(chunk.rows, chunk.timeoutMs);
  if (sampler !== undefined) sampler.isOn = false;
  guest.owesMeasure = isolate.cpuUs - guest.toldUs < QUICK_US;
  if (!guest.owesMeasure) {
    isolate.measureHeap();
    checkHeap(isolate, chunk.heapBudget, bytes);
  }
  return bytes === 0 ? [] : [isolate.output.subarray(0, bytes)];
}

function checkHeap(isolate: ChildIsolate, heapBudget: number, written: number): void {
  if (isolate.exceeds(heapBudget)) throw new GuestStop('memory', `${isolate.heapBytes}`, JSON.stringify({ written }));
}

function fail(guest: Guest, header: FrameHeader, error: unknown): void {
  const stop =
    error instanceof GuestStop ? error : new GuestStop('protocol', error instanceof Error ? error.message.slice(0, 500) : 'unknown failure of the runner');
  const disposed = stop.code === 'memory' && stop.detail === undefined;
  const told = failureBody(stop);
  if (!disposed) guest.isolate.measureHeap();
  const written = header.kind === RequestKind.chunk ? writtenBytes(guest, stop.detail) : 0;
  const parts = written === 0 ? told : [...told, guest.isolate.output.subarray(0, written)];
  channel.reply(ReplyKind.failed, header.sequence, disposed ? NO_USAGE : usage(guest), parts);
}

/** What the author had done before the stop stays readable: the guest says how much of the output is valid. */
function writtenBytes(guest: Guest, detail: string | undefined): number {
  try {
    const claimed = (JSON.parse(detail ?? '{}') as { written?: unknown }).written;
    return typeof claimed === 'number' && Number.isInteger(claimed) && claimed >= 0 && claimed <= guest.isolate.output.length ? claimed : 0;
  } catch {
    return 0;
  }
}

try {
  main();
} catch {
  endProcess(FAULT_OF_RUNNER);
}
