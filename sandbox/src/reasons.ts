import type { SourceLocation } from './source-location.ts';

/** Why a run ended early: a machine-readable code, plain words, and where in the author's source. */
export interface StopReason {
  /** One of `STOP_CODES`, or a code of the host above. */
  readonly code: string;
  readonly message: string;
  readonly location?: SourceLocation;
  /** What was used and what was allowed, when a budget was broken. */
  readonly used?: string;
  readonly allowed?: string;
  /** What the author can do about it. */
  readonly advice?: string;
}

/** Codes that the sandbox itself gives. */
export const STOP_CODES = [
  'threw', // the author's code threw and did not catch
  'cpu', // one call used more CPU time than its budget
  'deadline', // one call did not answer in time and the process was killed
  'starved', // the machine was too busy to blame the strategy; worth a retry
  'memory', // heap or process memory above its budget
  'load-failed', // the bundle could not be compiled or its top level threw
  'output', // one reply was larger than allowed
  'crashed', // the process died by itself
  'protocol', // the process sent something that no honest runner sends
  'start-failed', // no process could be started
  'closed', // the host closed the sandbox
] as const;
export type StopCode = (typeof STOP_CODES)[number];

/** A refusal is a value: either what was asked for, or why not. `out` holds what a failed chunk had already produced. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly stop: StopReason;
  /** Stack of the author's own frames, in positions of the author's source. */
  readonly stack?: string;
  readonly out?: Uint8Array;
}

export function refuse(stop: StopReason): Refusal {
  return { ok: false, stop };
}

// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const CONTROL_AND_BIDI = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** One line of text from a stranger: control and bidirectional characters become spaces, the rest is capped. */
export function plainLine(text: string, cap = 500): string {
  const line = text
    .slice(0, cap * 2)
    .replace(CONTROL_AND_BIDI, ' ')
    .trim();
  return line.length > cap ? `${line.slice(0, cap - 1)}…` : line;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(bytes < 10_485_760 ? 1 : 0)} MB`;
}

export function cpuStop(used: { usedMs: number; allowedMs: number; context: string; location: SourceLocation | undefined }): StopReason {
  return {
    code: 'cpu',
    message: `The strategy computed too long${used.context === '' ? '' : ` in ${used.context}`} and was stopped.`,
    ...(used.location && { location: used.location }),
    used: `${Math.round(used.usedMs)} ms`,
    allowed: `${used.allowedMs} ms per call`,
    advice: 'Look for a loop that never ends, or for work that grows with the length of the history; indicators update in constant time.',
  };
}

export function cpuKillStop(): StopReason {
  return { code: 'cpu', message: 'The process of the strategy used up its whole CPU time and was ended by the system.' };
}

export function deadlineStop(used: { usedMs: number; allowedMs: number }): StopReason {
  return {
    code: 'deadline',
    message: 'The strategy did not come back and its process was ended.',
    used: `${Math.round(used.usedMs)} ms`,
    allowed: `${used.allowedMs} ms per call`,
    advice: 'A built-in function was given an input so large that it could not be interrupted, or a loop never ends.',
  };
}

export function starvedStop(used: { cpuMs: number; wallMs: number }): StopReason {
  return {
    code: 'starved',
    message: 'The machine was too busy to run the strategy in time; the strategy is not to blame.',
    used: `${Math.round(used.cpuMs)} ms of CPU in ${Math.round(used.wallMs)} ms`,
    advice: 'Run it again when the machine is less loaded.',
  };
}

export function heapStop(usedBytes: number, allowedBytes: number): StopReason {
  return {
    code: 'memory',
    message: 'The strategy kept more memory than its budget allows.',
    used: megabytes(usedBytes),
    allowed: megabytes(allowedBytes),
    advice: 'Keep only what is needed: a window of recent values instead of the whole history.',
  };
}

export function processMemoryStop(used: string, allowedBytes: number): StopReason {
  return {
    code: 'memory',
    message: 'The process of the strategy ran out of memory and was ended.',
    used,
    allowed: megabytes(allowedBytes),
    advice: 'Look for arrays, strings or buffers that grow without bound.',
  };
}

export function protocolStop(detail: string): StopReason {
  return {
    code: 'protocol',
    message: `The process of the strategy broke the rules of the channel: ${plainLine(detail, 200)}. It was ended.`,
    advice: 'Honest code cannot cause this. If the strategy does nothing unusual, report it as a bug of Paddock.',
  };
}

export function crashedStop(how: string): StopReason {
  return {
    code: 'crashed',
    message: `The process of the strategy ended by itself (${plainLine(how, 100)}).`,
    advice: 'Look for very deep recursion or very large data; if there is none, report it as a bug of Paddock.',
  };
}

export function closedStop(): StopReason {
  return { code: 'closed', message: 'The sandbox was closed by the platform.' };
}

export function startFailedStop(detail: string): StopReason {
  return { code: 'start-failed', message: `No sandbox process could be started: ${plainLine(detail)}` };
}

export function outputStop(used: string, allowedBytes: number): StopReason {
  return {
    code: 'output',
    message: 'The strategy answered with more data than one reply may hold.',
    used: plainLine(used, 60),
    allowed: `${Math.round(allowedBytes / 1024)} KiB per reply`,
    advice: 'Save less state, and log or plot less in one call.',
  };
}
