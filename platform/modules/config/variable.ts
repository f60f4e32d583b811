/** Reads one environment variable: returns the value or throws an error that quotes it and says what is valid. */
export type Parse<T> = (raw: string) => T;

export interface Variable {
  readonly name: string;
  readonly property: string;
  readonly parse: Parse<unknown>;
  readonly reason: string;
}

const variables: Variable[] = [];

/** Every variable that `Config` declares, in the order of its source. */
export const declaredVariables: readonly Variable[] = variables;

/** Binds a field of `Config` to an environment variable; the field's initial value is the default. */
export function Env<T>(name: string, parse: Parse<T>, reason: string) {
  return <K extends string>(_target: { readonly [P in K]: T }, property: K): void => {
    variables.push({ name, property, parse, reason });
  };
}

export const text: Parse<string> = (raw) => raw;
/** Something nobody can guess. */
export function secretText(minLength: number): Parse<string | undefined> {
  return (raw) => {
    if (raw.length < minLength) throw new Error(`must have at least ${minLength} characters`);
    return raw;
  };
}

export function whole(min: number, max: number): Parse<number> {
  return (raw) => {
    const value = Number(raw);
    if (!/^\d+$/.test(raw) || value < min || value > max) throw new Error(`must be a whole number from ${min} to ${max}`);
    return value;
  };
}

/** For a variable that stands for nothing while it is not set. */
export function orNothing<T>(parse: Parse<T>): Parse<T | undefined> {
  return parse;
}

export function choice<const T extends string>(...allowed: readonly T[]): Parse<T> {
  return (raw) => {
    const found = allowed.find((each) => each === raw);
    if (found === undefined) throw new Error(`must be one of ${allowed.join(', ')}`);
    return found;
  };
}

export function listOf<const T extends string>(...allowed: readonly T[]): Parse<readonly T[]> {
  const one = choice(...allowed);
  return (raw) => {
    const items = raw
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
    if (items.length === 0) throw new Error(`must be a comma-separated list of ${allowed.join(', ')}`);
    return items.map(one);
  };
}

export const yesNo: Parse<boolean> = (raw) => {
  if (['1', 'true', 'yes', 'on'].includes(raw.toLowerCase())) return true;
  if (['0', 'false', 'no', 'off'].includes(raw.toLowerCase())) return false;
  throw new Error('must be true or false');
};

export function urlOf(...schemes: readonly string[]): Parse<string | undefined> {
  return (raw) => {
    const scheme = URL.canParse(raw) ? new URL(raw).protocol.slice(0, -1) : undefined;
    if (scheme === undefined || !schemes.includes(scheme)) throw new Error(`must be a URL that starts with ${schemes.map((s) => `${s}://`).join(' or ')}`);
    return raw;
  };
}
