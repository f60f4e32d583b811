import { resolveParams, type ChoiceParam, type IntParam, type NumberParam, type Param, type ParamSchema, type ResolvedParams } from '../params.ts';
import { ANYTHING, readNeeds, type CapabilityManifest } from './manifest.ts';
import type { StrategyBase, StrategyDefinition } from '../strategy.ts';
import { show } from './order-options.ts';

export type StrategyConstructor = (new () => StrategyBase<unknown>) & { readonly definition: StrategyDefinition<ParamSchema> };
export type ParamMetadata = Param & { readonly name: string };

/** What is known of a strategy without running it. */
export interface StrategyMetadata {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly scope: 'symbol' | 'portfolio';
  readonly warmUp: number;
  readonly params: readonly ParamMetadata[];
  /** Absent when the author asked for nothing in particular; see `manifestOf`. */
  readonly needs?: CapabilityManifest;
}

/** Reads and checks the definition of a module's default export; throws with what is wrong in the author's words. */
export function readMetadata(exported: unknown): StrategyMetadata {
  const definition = (exported as { readonly definition?: unknown } | undefined)?.definition;
  if (typeof exported !== 'function' || typeof definition !== 'object' || definition === null) {
    throw new TypeError('the default export must be a strategy: export default class X extends Strategy({ name: "x" }) { ... }');
  }
  return checkDefinition(definition as StrategyDefinition<ParamSchema>);
}

/** Checks what a definition says, whoever said it; throws with what is wrong. */
export function checkDefinition(definition: StrategyDefinition<ParamSchema>): StrategyMetadata {
  const { name, title, description, scope, warmUp, params, needs } = definition;
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]{0,62}$/.test(name))
    throw new TypeError(`strategy name ${JSON.stringify(name)?.slice(0, 80)} must be lower-case letters, digits and hyphens, up to 63`);
  if (scope !== undefined && scope !== 'symbol' && scope !== 'portfolio') throw new TypeError(`scope ${String(scope)} is unknown; valid: symbol, portfolio`);
  if (warmUp !== undefined && !(Number.isSafeInteger(warmUp) && warmUp >= 0 && warmUp <= 1_000_000))
    throw new TypeError(`warmUp ${String(warmUp)} must be a whole number of bars`);
  return {
    name,
    title: line(title, 120) ?? name,
    description: text(description, 2_000) ?? '',
    scope: scope ?? 'symbol',
    warmUp: warmUp ?? 0,
    params: readParams(params ?? {}),
    ...(needs !== undefined && { needs: readNeeds(needs) }),
  };
}

function readParams(schema: unknown): readonly ParamMetadata[] {
  if (typeof schema !== 'object' || schema === null) throw new TypeError('params must be an object of int(), number(), boolean(), choice() or string()');
  const entries = Object.entries(schema as ParamSchema);
  if (entries.length > 100) throw new TypeError(`${entries.length} parameters: the most is 100`);
  return entries.map(([name, param]) => {
    if (!/^[a-zA-Z][a-zA-Z0-9]{0,39}$/.test(name) || name === 'constructor')
      throw new TypeError(`parameter name ${JSON.stringify(name.slice(0, 60))} must be letters and digits, up to 40`);
    return readParam(name, param);
  });
}

function readParam(name: string, param: Param): ParamMetadata {
  const label = line(param.label, 80);
  const description = text(param.description, 500);
  const described = { name, ...(label === undefined ? {} : { label }), ...(description === undefined ? {} : { description }) };
  switch (param.kind) {
    case 'int':
    case 'number':
      return { ...described, ...readNumeric(name, param) };
    case 'boolean':
      if (typeof param.default !== 'boolean') throw new TypeError(`parameter ${name}: default must be true or false`);
      return { ...described, kind: 'boolean', default: param.default };
    case 'choice':
      return { ...described, ...readChoice(name, param) };
    case 'string':
      return {
        ...described,
        kind: 'string',
        default: text(param.default, 200) ?? '',
        ...(param.maxLength === undefined ? {} : { maxLength: readMaxLength(name, param.maxLength) }),
      };
    default:
      throw new TypeError(`parameter ${name} must be made by int(), number(), boolean(), choice() or string()`);
  }
}

function readMaxLength(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 1 && value <= 10_000) return value;
  throw new TypeError(`parameter ${name}: maxLength ${show(value)} must be a whole number from 1 to 10000`);
}

function readNumeric(name: string, { kind, default: value, min, max, step }: IntParam | NumberParam): IntParam | NumberParam {
  for (const [key, given] of Object.entries({ default: value, min, max, step })) {
    if (given !== undefined && !Number.isFinite(given)) throw new TypeError(`parameter ${name}: ${key} ${String(given)} is not a finite number`);
  }
  if (kind === 'int' && !Number.isSafeInteger(value)) throw new TypeError(`parameter ${name}: default ${value} is not a whole number`);
  if (step !== undefined && step <= 0) throw new TypeError(`parameter ${name}: step ${step} must be more than 0`);
  if ((min !== undefined && value < min) || (max !== undefined && value > max))
    throw new TypeError(`parameter ${name}: default ${value} is outside ${min ?? 'any'} to ${max ?? 'any'}`);
  return { kind, default: value, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), ...(step === undefined ? {} : { step }) };
}

function readChoice(name: string, param: ChoiceParam): ChoiceParam {
  const given: unknown = param.choices;
  if (!Array.isArray(given)) throw new TypeError(`parameter ${name}: choices must be a list of words, not ${show(given)}`);
  if (given.length > 50) throw new TypeError(`parameter ${name}: ${given.length} choices: the most is 50`);
  // By index: the methods of an author's list may be the author's own.
  const choices = Array.from({ length: given.length }, (_, i) => line(given[i], 60) ?? '');
  if (!choices.includes(param.default)) throw new TypeError(`parameter ${name}: default ${param.default} is not among ${choices.join(', ')}`);
  return { kind: 'choice', default: param.default, choices };
}

// Control and format characters could break a line, colour a terminal or show text in another order than it has.
const UNPRINTABLE = /[^\P{C}\n]|[\u2028\u2029]/gu;
const text = (value: unknown, longest: number): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, longest).replace(UNPRINTABLE, ' ') : undefined;

const line = (value: unknown, longest: number): string | undefined => text(value, longest)?.replaceAll('\n', ' ');

/** What a strategy asks to be allowed, every default filled in. */
export function manifestOf({ needs }: Pick<StrategyMetadata, 'needs'>): CapabilityManifest {
  return needs ?? ANYTHING;
}

/** The declared parameters by name, as `resolveParams` takes them. */
export function schemaOf(metadata: StrategyMetadata): ParamSchema {
  return Object.fromEntries(metadata.params.map(({ name, ...param }) => [name, param as Param]));
}

/** Fills defaults and checks values against a strategy's metadata. */
export function resolveParamsOf(metadata: StrategyMetadata, given: Readonly<Record<string, unknown>>): ResolvedParams {
  return resolveParams(schemaOf(metadata), given);
}
