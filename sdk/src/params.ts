interface Described {
  readonly label?: string;
  readonly description?: string;
}
export interface NumericOptions extends Described {
  readonly default: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

export interface IntParam extends NumericOptions {
  readonly kind: 'int';
}
export interface NumberParam extends NumericOptions {
  readonly kind: 'number';
}
export interface BooleanParam extends Described {
  readonly kind: 'boolean';
  readonly default: boolean;
}
export interface ChoiceParam<C extends string = string> extends Described {
  readonly kind: 'choice';
  readonly choices: readonly C[];
  readonly default: C;
}
export interface StringParam extends Described {
  readonly kind: 'string';
  readonly default: string;
  readonly maxLength?: number;
}

/** One declared parameter. */
export type Param = IntParam | NumberParam | BooleanParam | ChoiceParam | StringParam;
/** The parameters that a strategy declares, by name. */
export type ParamSchema = Readonly<Record<string, Param>>;
export type ParamValue = number | boolean | string;
/** The values that belong to a schema, with the types that it implies. */
export type ParamsOf<S extends ParamSchema> = {
  readonly [K in keyof S]: S[K] extends ChoiceParam<infer C> ? C : S[K]['default'] extends number ? number : S[K]['default'] extends boolean ? boolean : string;
};

/** A whole number. */
export const int = (options: NumericOptions): IntParam => ({ kind: 'int', ...options });
/** A number. */
export const number = (options: NumericOptions): NumberParam => ({ kind: 'number', ...options });
/** Yes or no. */
export const boolean = (options: Described & { readonly default: boolean }): BooleanParam => ({ kind: 'boolean', ...options });
/** One of a list of words. */
export const choice = <const C extends string>(options: Described & { readonly choices: readonly C[]; readonly default: NoInfer<C> }): ChoiceParam<C> => ({
  kind: 'choice',
  ...options,
});
/** A text of up to 200 characters unless `maxLength` says otherwise. */
export const string = (options: Described & { readonly default: string; readonly maxLength?: number }): StringParam => ({ kind: 'string', ...options });

export interface ParamProblem {
  readonly param: string;
  readonly value: unknown;
  readonly message: string;
}
export type ResolvedParams =
  | { readonly ok: true; readonly params: Readonly<Record<string, ParamValue>> }
  | { readonly ok: false; readonly problems: readonly ParamProblem[] };

/**
 * Fills defaults and checks given values against a schema. Text from a form or a command line (`'10'`, `'true'`) is accepted for numbers and booleans.
 * Never throws: problems quote the bad value and say what is valid.
 */
export function resolveParams(schema: ParamSchema, given: Readonly<Record<string, unknown>>): ResolvedParams {
  const problems: ParamProblem[] = [];
  const params: Record<string, ParamValue> = {};
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(schema, name))
      problems.push({ param: name, value: given[name], message: `unknown parameter "${name}"; valid: ${Object.keys(schema).join(', ') || 'none'}` });
  }
  for (const [name, param] of Object.entries(schema)) {
    const value = Object.hasOwn(given, name) && given[name] !== undefined ? given[name] : param.default;
    const checked = checkParam(name, param, value);
    if (typeof checked === 'object') problems.push({ param: name, value, message: checked.problem });
    else params[name] = checked;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, params: Object.freeze(params) };
}

function checkParam(name: string, param: Param, value: unknown): ParamValue | { readonly problem: string } {
  switch (param.kind) {
    case 'int':
    case 'number':
      return checkNumeric(name, param, value);
    case 'boolean':
      if (value === true || value === 'true') return true;
      if (value === false || value === 'false') return false;
      return { problem: `${name}: ${quote(value)} is not a boolean; valid: true, false` };
    case 'choice':
      if (typeof value === 'string' && param.choices.includes(value)) return value;
      return { problem: `${name}: ${quote(value)} is not a choice; valid: ${param.choices.join(', ')}` };
    case 'string': {
      const longest = param.maxLength ?? 200;
      if (typeof value === 'string' && value.length <= longest) return value;
      return { problem: `${name}: ${quote(value)} is not a text of up to ${longest} characters` };
    }
    default:
      return param satisfies never;
  }
}

function checkNumeric(name: string, param: IntParam | NumberParam, value: unknown): number | { readonly problem: string } {
  const n = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const range = `${param.min ?? 'any'} to ${param.max ?? 'any'}`;
  if (typeof n !== 'number' || !Number.isFinite(n)) return { problem: `${name}: ${quote(value)} is not a number; valid: ${range}` };
  if (param.kind === 'int' && !Number.isSafeInteger(n)) return { problem: `${name}: ${quote(value)} is not a whole number; valid: ${range}` };
  if ((param.min !== undefined && n < param.min) || (param.max !== undefined && n > param.max))
    return { problem: `${name}: ${quote(value)} is out of range; valid: ${range}` };
  return n;
}

const quote = (value: unknown): string => (typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : String(value).slice(0, 80));
