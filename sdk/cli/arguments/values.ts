import { UsageError } from '../usage-error.ts';

const DECIMAL = /^-?\d{1,18}(\.\d{1,12})?$/;

interface Range {
  readonly min?: number;
  readonly max?: number;
  /** Refuse the minimum itself. */
  readonly above?: number;
}

/** A decimal number as the text that it is, so that nothing is lost on the way. */
export function readDecimal(option: string, text: string | undefined, range: Range = {}): string | undefined {
  if (text === undefined) return undefined;
  const value = text.replaceAll('_', '');
  if (!DECIMAL.test(value) || !isInside(Number(value), range))
    throw new UsageError(`${option} "${text}" is not valid; it must be a decimal number${describe(range)}`);
  return value;
}

export function readNumber(option: string, text: string | undefined, range: Range = {}): number | undefined {
  const decimal = readDecimal(option, text, range);
  return decimal === undefined ? undefined : Number(decimal);
}

export function readWhole(option: string, text: string | undefined, range: Range = {}): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^-?\d{1,15}$/.test(text) || !isInside(value, range))
    throw new UsageError(`${option} "${text}" is not valid; it must be a whole number${describe(range)}`);
  return value;
}

export function readChoice<C extends string>(option: string, text: string | undefined, choices: readonly C[]): C | undefined {
  if (text === undefined) return undefined;
  const match = choices.find((choice) => choice === text);
  if (match === undefined) throw new UsageError(`${option} "${text}" is not valid; choose one of: ${choices.join(', ')}`);
  return match;
}

/** ISO date or time, UTC unless it names an offset. A bare date is its first millisecond, or its last where `endOfDay` is set. */
export function readTime(option: string, text: string | undefined, { endOfDay = false } = {}): number | undefined {
  if (text === undefined) return undefined;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const time = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
  const iso = time === null ? text : `${text.replace(' ', 'T')}${time[3] === undefined ? 'Z' : ''}`;
  const ms = date || time !== null ? Date.parse(iso) : Number.NaN;
  // Date.parse moves 2021-02-30 into March.
  if (Number.isNaN(ms) || (date && new Date(ms).toISOString().slice(0, 10) !== text)) {
    throw new UsageError(`${option} "${text}" is not a date; valid: 2020-01-31, 2020-01-31T14:30, 2020-01-31T14:30:00Z`);
  }
  return date && endOfDay ? ms + 86_399_999 : ms;
}

/** `name=value` pairs; a name may come once. */
export function readAssignments(option: string, texts: readonly string[]): Readonly<Record<string, string>> {
  const pairs = new Map<string, string>();
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`${option} "${text}" is not valid; it must be name=value, for example ${option} ${/^\w+$/.test(text) ? text : 'fast'}=10`);
    const name = text.slice(0, at);
    if (pairs.has(name)) throw new UsageError(`${option} "${text}" sets ${name} a second time`);
    pairs.set(name, text.slice(at + 1));
  }
  return Object.fromEntries(pairs);
}

const isInside = (value: number, { min, max, above }: Range): boolean =>
  (min === undefined || value >= min) && (max === undefined || value <= max) && (above === undefined || value > above);

function describe({ min, max, above }: Range): string {
  const low = above === undefined ? min : above;
  if (low !== undefined && max !== undefined) return ` from ${low} to ${max}`;
  if (above !== undefined) return ` above ${above}`;
  if (min !== undefined) return `, at least ${min}`;
  return max === undefined ? '' : `, at most ${max}`;
}
