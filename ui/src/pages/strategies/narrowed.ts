import type { Manifest } from '../../api/types.ts';

/** What an admin has typed into the sign-off form. */
export interface Narrowing {
  /** Separated by commas or blanks; empty: as asked. */
  readonly symbols: string;
  readonly timeframes: string;
  readonly orderTypes: readonly string[];
  readonly short: boolean;
  /** Empty: as asked. */
  readonly memoryMb: string;
  readonly cpuMs: string;
}

const namesIn = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((name) => name !== '');
const numberText = (value: number | undefined): string => (value === undefined ? '' : String(value));
const listText = (list: 'any' | readonly string[]): string => (list === 'any' ? '' : list.join(', '));

export function asAsked({ symbols, timeframes, orderTypes, short, memoryMb, cpuMs }: Manifest): Narrowing {
  return { symbols: listText(symbols), timeframes: listText(timeframes), orderTypes, short, memoryMb: numberText(memoryMb), cpuMs: numberText(cpuMs) };
}

/** The fields that differ from what was asked, as the API takes them; undefined when none does. */
export function narrowed(form: Narrowing, asked: Manifest): Partial<Manifest> | undefined {
  const before = asAsked(asked);
  const changes: Partial<Manifest> = {
    ...(form.symbols !== before.symbols && { symbols: namesIn(form.symbols) }),
    ...(form.timeframes !== before.timeframes && { timeframes: namesIn(form.timeframes) }),
    ...(form.orderTypes.length !== asked.orderTypes.length && { orderTypes: asked.orderTypes.filter((type) => form.orderTypes.includes(type)) }),
    ...(form.short !== asked.short && { short: form.short }),
    ...(form.memoryMb !== before.memoryMb && { memoryMb: Number(form.memoryMb) }),
    ...(form.cpuMs !== before.cpuMs && { cpuMs: Number(form.cpuMs) }),
  };
  return Object.keys(changes).length === 0 ? undefined : changes;
}

/** A manifest in words, for people: what, and how much. */
export function capabilityText({ symbols, timeframes, orderTypes, short, memoryMb, cpuMs }: Manifest): readonly (readonly [label: string, text: string])[] {
  return [
    ['Symbols', symbols === 'any' ? 'Any' : symbols.join(', ')],
    ['Timeframes', timeframes === 'any' ? 'Any' : timeframes.join(', ')],
    ['Order types', orderTypes.join(', ')],
    ['Short selling', short ? 'Yes' : 'No'],
    ['Memory', memoryMb === undefined ? 'As usual' : `${memoryMb} MB`],
    ['Computing', cpuMs === undefined ? 'As usual' : `${cpuMs} ms per call`],
  ];
}
