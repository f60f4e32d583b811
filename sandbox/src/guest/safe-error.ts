/* oxlint-disable typescript/unbound-method -- captured intrinsics, called by Reflect.apply */
/** What is left of a thrown value: three capped strings. Nothing else of it ever crosses the boundary. */
export interface SafeError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

const NAME_CAP = 60;
const MESSAGE_CAP = 500;
const STACK_CAP = 2_000;

const stringSlice = String.prototype.slice;
const { apply } = Reflect;

/**
 * Reads a thrown value inside the guest, inside the armed call: each field once, each read guarded,
 * strings only, capped (60, 500 and 2,000 characters). Getters and proxies that throw or lie yield a fixed text.
 */
export function safeError(thrown: unknown): SafeError {
  if (thrown === null || (typeof thrown !== 'object' && typeof thrown !== 'function')) return primitiveError(thrown);
  return {
    name: field(thrown, 'name', NAME_CAP, 'Error'),
    message: field(thrown, 'message', MESSAGE_CAP, 'a value without a readable message was thrown'),
    stack: field(thrown, 'stack', STACK_CAP, ''),
  };
}

function field(source: object, key: 'name' | 'message' | 'stack', cap: number, fallback: string): string {
  try {
    const value = (source as Record<string, unknown>)[key];
    return typeof value === 'string' ? apply(stringSlice, value, [0, cap]) : fallback;
  } catch {
    return fallback;
  }
}

function primitiveError(thrown: unknown): SafeError {
  const text = typeof thrown === 'string' ? apply(stringSlice, thrown, [0, MESSAGE_CAP]) : describe(thrown);
  return { name: typeof thrown === 'string' ? 'Thrown text' : 'Thrown value', message: text, stack: '' };
}

function describe(value: unknown): string {
  if (value === undefined) return 'undefined was thrown';
  if (value === null) return 'null was thrown';
  if (typeof value === 'number' || typeof value === 'boolean') return `${value} was thrown`;
  return `a ${typeof value} was thrown`;
}
