import type { OrderType } from '../model/index.ts';
import { timeframeMs } from './timeframe.ts';

/** The capabilities of a strategy: what it asked for, every default filled in. Budgets that are absent are the platform's own. */
export interface CapabilityManifest {
  readonly symbols: 'any' | readonly string[];
  readonly timeframes: 'any' | readonly string[];
  readonly orderTypes: readonly OrderType[];
  readonly short: boolean;
  readonly memoryMb?: number;
  readonly cpuMs?: number;
}

export const ORDER_TYPES: readonly OrderType[] = ['market', 'limit', 'stop', 'stop-limit'];

/** What a strategy may do that asked for nothing in particular. */
export const ANYTHING: CapabilityManifest = { symbols: 'any', timeframes: 'any', orderTypes: ORDER_TYPES, short: true };

const KEYS: readonly string[] = ['symbols', 'timeframes', 'orderTypes', 'short', 'memoryMb', 'cpuMs'];
const MOST_SYMBOLS = 100;
const MOST_TIMEFRAMES = 20;
const SYMBOL = /^[A-Za-z0-9][A-Za-z0-9._:/=^-]{0,31}$/;

/** Reads what anybody claims to be the needs of a strategy, each field once; throws with what is wrong. Its own result reads the same again. */
export function readNeeds(given: unknown): CapabilityManifest {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new TypeError(`needs ${show(given)} must be an object such as { short: false }`);
  const unknown = Reflect.ownKeys(given).find((key) => typeof key !== 'string' || !KEYS.includes(key));
  if (unknown !== undefined) throw new TypeError(`needs: ${show(String(unknown))} is unknown; valid: ${KEYS.join(', ')}`);
  const { symbols, timeframes, orderTypes, short, memoryMb, cpuMs } = Object.assign(Object.create(null), given) as Record<string, unknown>;
  if (short !== undefined && typeof short !== 'boolean') throw new TypeError(`needs.short ${show(short)} must be true or false`);
  const memory = budget('memoryMb', memoryMb, { min: 8, max: 4_096 });
  const cpu = budget('cpuMs', cpuMs, { min: 250, max: 10_000 });
  return {
    symbols: readList('symbols', symbols, { most: MOST_SYMBOLS, isValid: (name) => SYMBOL.test(name), example: 'AAPL' }),
    timeframes: readList('timeframes', timeframes, { most: MOST_TIMEFRAMES, isValid: (name) => timeframeMs(name) !== undefined, example: '1d' }),
    orderTypes: readOrderTypes(orderTypes),
    short: short ?? true,
    ...(memory !== undefined && { memoryMb: memory }),
    ...(cpu !== undefined && { cpuMs: cpu }),
  };
}

interface ListRule {
  readonly most: number;
  readonly isValid: (name: string) => boolean;
  readonly example: string;
}

function readList(name: string, given: unknown, { most, isValid, example }: ListRule): 'any' | readonly string[] {
  if (given === undefined || given === 'any') return 'any';
  if (!Array.isArray(given) || given.length === 0 || given.length > most)
    throw new TypeError(`needs.${name} ${show(given)} must be 'any' or a list of 1 to ${most} such as ['${example}']`);
  const names: readonly unknown[] = Array.from({ length: given.length }, (_, index) => (given as readonly unknown[])[index]);
  const bad = names.find((each) => typeof each !== 'string' || !isValid(each));
  if (bad !== undefined || names.includes(undefined)) throw new TypeError(`needs.${name} has ${show(bad)}; valid is e.g. '${example}'`);
  return [...new Set(names as readonly string[])];
}

function readOrderTypes(given: unknown): readonly OrderType[] {
  if (given === undefined) return ORDER_TYPES;
  const valid = ORDER_TYPES.join(', ');
  if (!Array.isArray(given) || given.length === 0 || given.length > ORDER_TYPES.length)
    throw new TypeError(`needs.orderTypes ${show(given)} must be a list of ${valid}`);
  const asked: readonly unknown[] = Array.from({ length: given.length }, (_, index) => (given as readonly unknown[])[index]);
  const bad = asked.findIndex((type) => !(ORDER_TYPES as readonly unknown[]).includes(type));
  if (bad !== -1) throw new TypeError(`needs.orderTypes has ${show(asked[bad])}; valid: ${valid}`);
  return ORDER_TYPES.filter((type) => asked.includes(type));
}

function budget(name: string, given: unknown, { min, max }: { readonly min: number; readonly max: number }): number | undefined {
  if (given === undefined) return undefined;
  if (typeof given !== 'number' || !Number.isSafeInteger(given) || given < min || given > max)
    throw new TypeError(`needs.${name} ${show(given)} must be a whole number from ${min} to ${max}`);
  return given;
}

/** Short text of anything; runs no code of a stranger's. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined || value === null) return String(value);
  return Array.isArray(value) ? `of ${value.length} values` : `of type ${typeof value}`;
}

/** The fields in which `inner` asks for more than `outer`: an admin may narrow a manifest, never widen it. */
export function widerFields(inner: CapabilityManifest, outer: CapabilityManifest): readonly (keyof CapabilityManifest)[] {
  const { symbols, timeframes, orderTypes, short, memoryMb, cpuMs } = outer;
  return [
    ...(isListWithin(inner.symbols, symbols) ? [] : (['symbols'] as const)),
    ...(isListWithin(inner.timeframes, timeframes) ? [] : (['timeframes'] as const)),
    ...(inner.orderTypes.every((type) => orderTypes.includes(type)) ? [] : (['orderTypes'] as const)),
    ...(inner.short && !short ? (['short'] as const) : []),
    ...(isBudgetWithin(inner.memoryMb, memoryMb) ? [] : (['memoryMb'] as const)),
    ...(isBudgetWithin(inner.cpuMs, cpuMs) ? [] : (['cpuMs'] as const)),
  ];
}

function isListWithin(inner: 'any' | readonly string[], outer: 'any' | readonly string[]): boolean {
  return outer === 'any' || (inner !== 'any' && inner.every((name) => outer.includes(name)));
}

/** No budget of its own leaves the platform's, which the other may narrow. */
function isBudgetWithin(inner: number | undefined, outer: number | undefined): boolean {
  return outer === undefined || (inner !== undefined && inner <= outer);
}
