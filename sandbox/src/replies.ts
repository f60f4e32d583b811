import type { Budgets } from './budget.ts';
import { cpuStop, heapStop, outputStop, plainLine, processMemoryStop, protocolStop, startFailedStop, starvedStop } from './reasons.ts';
import type { Outcome, Place, Refusal, StopReason } from './reasons.ts';
import type { AuthorSource } from './source-location.ts';

export interface FailureSetting {
  readonly source: AuthorSource;
  readonly budgets: Budgets;
  readonly timeoutMs: number;
  readonly isLoading: boolean;
  /** Last seen by the parent. */
  readonly place: Place;
  readonly replyBytes: number;
}

/** What the child tells about a failure. Every field is a claim. */
interface Claim {
  readonly code: string;
  readonly text: string;
  readonly detail: Detail;
}

interface Detail {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly context: string;
}

const NOT_FATAL = new Set(['threw', 'load-failed', 'output']);

/** The JSON answer of a guest: `{"ok":...}` or `{"error":...}`. */
export function readReply(body: Buffer, source: AuthorSource): Outcome<unknown> {
  const parsed = parseObject(body.length === 0 ? '{}' : body.toString('utf8'));
  if (parsed === undefined) return { ok: false, stop: protocolStop('an answer that is not JSON') };
  if (!('error' in parsed)) return { ok: true, value: parsed['ok'] };
  return thrown(detailOf(parsed['error']), source);
}

/** The same bytes without Node's `Buffer` methods, whose `slice` is no copy. */
export function plainBytes(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Turns a failure frame into a reason; `fatal` when the process must not go on. */
export function refusalOf(body: Buffer, setting: FailureSetting): { readonly refusal: Refusal; readonly fatal: boolean } {
  const jsonEnd = body.length < 4 ? 0 : 4 + body.readUInt32LE(0);
  const claim = jsonEnd > 4 && jsonEnd <= body.length ? claimOf(body.toString('utf8', 4, jsonEnd)) : undefined;
  if (claim === undefined) return { refusal: { ok: false, stop: protocolStop('a failure that cannot be read') }, fatal: true };
  const out = jsonEnd < body.length ? { out: plainBytes(body.subarray(jsonEnd)) } : {};
  return { refusal: { ...told(claim, setting), ...out }, fatal: !NOT_FATAL.has(claim.code) };
}

function told(claim: Claim, setting: FailureSetting): Refusal {
  const { budgets, timeoutMs, source, place } = setting;
  switch (claim.code) {
    case 'threw':
      return thrown(claim.detail.message === '' ? { ...claim.detail, message: plainLine(claim.text) } : claim.detail, source);
    case 'load-failed':
      return { ok: false, stop: loadFailed(claim.text, source) };
    case 'cpu':
      return { ok: false, stop: tookTooLong(claim, setting) };
    case 'starved':
      return { ok: false, stop: starvedStop({ cpuMs: Number(claim.text) || 0, wallMs: timeoutMs }) };
    case 'memory':
      return { ok: false, stop: memoryStop(claim.text, budgets, place) };
    case 'start-failed':
      return { ok: false, stop: startFailedStop(claim.text) };
    case 'output':
      return { ok: false, stop: outputStop(claim.text, setting.replyBytes) };
    default:
      return { ok: false, stop: protocolStop(claim.text) };
  }
}

/** The first word of the context is the handler that ran: its place is told, since no stack is left. */
function tookTooLong({ text, detail }: Claim, { source, timeoutMs, isLoading, place }: FailureSetting): StopReason {
  const told = detail.context === '' ? place : { context: detail.context, location: source.place(detail.context) };
  return cpuStop({ usedMs: Number(text) || timeoutMs, allowedMs: timeoutMs, isLoading, place: told });
}

function memoryStop(text: string, budgets: Budgets, place: Place): StopReason {
  const bytes = Number(text);
  return Number.isFinite(bytes) ? heapStop(bytes, budgets.heapBytes, place) : processMemoryStop('heap limit of the engine', budgets.heapBytes, place);
}

function loadFailed(text: string, source: AuthorSource): StopReason {
  const location = source.syntaxPosition(text);
  return {
    code: 'load-failed',
    message: `The strategy cannot be loaded: ${plainLine(text.replace(/ \[strategy\.js:[\d:]+\]/, ''))}`,
    ...(location && { location }),
  };
}

function thrown(detail: Detail, source: AuthorSource): Refusal {
  const frames = source.frames(detail.stack);
  const what = detail.name === '' ? detail.message : `${detail.name}: ${detail.message}`;
  const location = frames[0]?.location;
  const stop = {
    code: 'threw',
    message: plainLine(detail.context === '' ? what : `${what} (in ${detail.context})`),
    ...(location && { location }),
  };
  const lines = frames.map((frame) => `at ${plainLine(frame.name, 80)} (${frame.location.file}:${frame.location.line}:${frame.location.column})`);
  return { ok: false, stop, ...(lines.length > 0 && { stack: lines.join('\n') }) };
}

function claimOf(json: string): Claim | undefined {
  const parsed = parseObject(json);
  if (parsed === undefined || typeof parsed['code'] !== 'string') return undefined;
  const detail = typeof parsed['detail'] === 'string' ? parseObject(parsed['detail']) : undefined;
  return { code: parsed['code'], text: stringOf(parsed['text'], 2_000), detail: detailOf(detail) };
}

function detailOf(value: unknown): Detail {
  const fields = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return {
    name: plainLine(stringOf(fields['name'], 60), 60),
    message: plainLine(stringOf(fields['message'], 500)),
    stack: stringOf(fields['stack'], 2_000),
    context: plainLine(stringOf(fields['context'], 200), 120),
  };
}

function stringOf(value: unknown, cap: number): string {
  return typeof value === 'string' ? value.slice(0, cap) : '';
}

function parseObject(json: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
