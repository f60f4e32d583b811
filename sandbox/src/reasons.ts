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

/** Where the strategy was when it was stopped; nothing is known where both are absent. */
export interface Place {
  /** Handler and market time, e.g. `onBar 2020-01-03T00:00:00.000Z`; empty when unknown. */
  readonly context: string;
  readonly location?: SourceLocation | undefined;
}

export const NOWHERE: Place = { context: '' };

/** What one call had, and what it was: loading the code has a budget and words of its own. */
export interface Overrun {
  readonly usedMs: number;
  readonly allowedMs: number;
  readonly isLoading: boolean;
  readonly place: Place;
}

/** The clock runs out while others have the processor: `usedMs` is what the call itself has computed. */
export function cpuStop({ usedMs, allowedMs, isLoading, place }: Overrun): StopReason {
  return {
    code: 'cpu',
    message: isLoading ? `${notLoaded(allowedMs)} and was stopped.` : `The strategy computed too long${inside(place)} and was stopped.`,
    ...at(place),
    used: spent(usedMs, allowedMs),
    allowed: allowance(allowedMs, isLoading),
    advice: isLoading
      ? LOADING_ADVICE
      : 'Look for a loop that never ends, or for work that grows with the length of the history; indicators update in constant time.',
  };
}

/** The kernel's own limit: CPU time of the process over its whole life. */
export function cpuKillStop(usedMs: number, allowedSeconds: number, place: Place): StopReason {
  return {
    code: 'cpu',
    message: `The process of the strategy used up its whole CPU time${inside(place)} and was ended by the system.`,
    ...at(place),
    used: `${(usedMs / 1_000).toFixed(1)} s`,
    allowed: `${allowedSeconds} s in the life of one process`,
    advice: 'Let it compute less, or ask for a larger budget.',
  };
}

export function deadlineStop({ usedMs, allowedMs, isLoading, place }: Overrun): StopReason {
  return {
    code: 'deadline',
    message: isLoading ? `${notLoaded(allowedMs)} and its process was ended.` : `The strategy did not come back${outOf(place)} and its process was ended.`,
    ...at(place),
    used: `${Math.round(usedMs)} ms`,
    allowed: allowance(allowedMs, isLoading),
    advice: isLoading ? LOADING_ADVICE : 'A built-in function was given an input so large that it could not be interrupted, or a loop never ends.',
  };
}

/** Share of its time below which a call shared its processor with others. */
const SHARED_BELOW = 0.95;

const LOADING_ADVICE = 'Code outside of handlers runs while the strategy is loaded: keep it to definitions, and compute in onStart.';

function notLoaded(allowedMs: number): string {
  return `The strategy did not finish loading in ${allowedMs} ms`;
}

function allowance(allowedMs: number, isLoading: boolean): string {
  return `${allowedMs} ms ${isLoading ? 'for loading' : 'per call'}`;
}

function spent(cpuMs: number, allowedMs: number): string {
  const whole = `${Math.round(Math.max(cpuMs, allowedMs))} ms`;
  return cpuMs < allowedMs * SHARED_BELOW ? `${whole} (${Math.round(cpuMs)} ms of processor time)` : whole;
}

function inside({ context }: Place): string {
  return context === '' ? '' : ` in ${context}`;
}

function outOf({ context }: Place): string {
  return context === '' ? '' : ` from ${context}`;
}

function at({ location }: Place): { location?: SourceLocation } {
  return location === undefined ? {} : { location };
}

export function starvedStop(used: { cpuMs: number; wallMs: number }): StopReason {
  return {
    code: 'starved',
    message: 'The machine was too busy to run the strategy in time; the strategy is not to blame.',
    used: `${Math.round(used.cpuMs)} ms of CPU in ${Math.round(used.wallMs)} ms`,
    advice: 'Run it again when the machine is less loaded. A strategy that computes less in one call is less easily held up.',
  };
}

/** Live heap is measured after a call: the place is where that was seen. */
export function heapStop(usedBytes: number, allowedBytes: number, place: Place): StopReason {
  return {
    code: 'memory',
    message: `The strategy kept more memory than its budget allows${place.context === '' ? '' : ` (seen after ${place.context})`}.`,
    ...at(place),
    used: megabytes(usedBytes),
    allowed: megabytes(allowedBytes),
    advice: 'Keep only what is needed: a window of recent values instead of the whole history.',
  };
}

export function processMemoryStop(used: string, allowedBytes: number, place: Place): StopReason {
  return {
    code: 'memory',
    message: `The process of the strategy ran out of memory${inside(place)} and was ended.`,
    ...at(place),
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

export function crashedStop(how: string, place: Place): StopReason {
  return {
    code: 'crashed',
    message: `The process of the strategy ended by itself${inside(place)} (${plainLine(how, 100)}).`,
    ...at(place),
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
