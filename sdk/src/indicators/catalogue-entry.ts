import type { Indicator } from './indicator.ts';
import { LONGEST } from './parameters.ts';

/** What an indicator reads: columns of the bar, or `price`, the column chosen with `source`. */
export type CatalogueInput = 'price' | 'time' | 'open' | 'high' | 'low' | 'close' | 'volume';

export interface CatalogueParam<Name extends string = string> {
  readonly name: Name;
  readonly kind: 'int' | 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export interface CatalogueEntry {
  readonly id: string;
  readonly className: string;
  readonly title: string;
  readonly inputs: readonly CatalogueInput[];
  /** `value` first, then the names of the lines. */
  readonly outputs: readonly string[];
  readonly params: readonly CatalogueParam[];
  /** Name of the function of TA-Lib with the same values, where there is one. */
  readonly taLib: string | undefined;
  /** `data`: when the first value comes depends on the bars, not on their number alone; `warmUp` is then the least. */
  readonly readiness: 'count' | 'data';
  /** Missing parameters take their defaults. Throws a `RangeError` for unknown names and for values out of range. */
  create(params?: Readonly<Record<string, number>>): Indicator;
}

interface EntrySpec<Name extends string> {
  readonly id: string;
  readonly className: string;
  readonly title: string;
  readonly inputs: readonly CatalogueInput[];
  readonly outputs?: readonly string[];
  readonly params?: readonly CatalogueParam<Name>[];
  readonly taLib?: string;
  readonly readiness?: 'count' | 'data';
  readonly create: (params: Readonly<Record<Name, number>>) => Indicator;
}

export function int<Name extends string>(name: Name, fallback: number, min = 1, max = LONGEST): CatalogueParam<Name> {
  return { name, kind: 'int', default: fallback, min, max };
}

export function number<Name extends string>(name: Name, fallback: number, min: number, max: number): CatalogueParam<Name> {
  return { name, kind: 'number', default: fallback, min, max };
}

export function entry<Name extends string = never>(spec: EntrySpec<Name>): CatalogueEntry {
  const params = spec.params ?? [];
  return {
    id: spec.id,
    className: spec.className,
    title: spec.title,
    inputs: spec.inputs,
    outputs: ['value', ...(spec.outputs ?? [])],
    params,
    taLib: spec.taLib,
    readiness: spec.readiness ?? 'count',
    create: (given = {}) => spec.create(withDefaults(spec.id, params, given)),
  };
}

function withDefaults<Name extends string>(
  id: string,
  params: readonly CatalogueParam<Name>[],
  given: Readonly<Record<string, number>>,
): Readonly<Record<Name, number>> {
  const names: readonly string[] = params.map((param) => param.name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(`${id}: there is no parameter ${JSON.stringify(unknown)}; the parameters are ${names.length === 0 ? 'none' : names.join(', ')}`);
  }
  const all = { ...Object.fromEntries(params.map((param) => [param.name, param.default])), ...given };
  if (!isComplete(all, params)) throw new RangeError(`${id}: the parameters are ${names.join(', ')}`);
  return all;
}

function isComplete<Name extends string>(
  values: Readonly<Record<string, number>>,
  params: readonly CatalogueParam<Name>[],
): values is Readonly<Record<Name, number>> {
  return params.every((param) => typeof values[param.name] === 'number');
}
