import { parseArgs } from 'node:util';
import type { OptionSpec, OptionSpecs } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { suggestion } from './nearest.ts';

const HELP: OptionSpecs = { help: { type: 'boolean', help: 'show this help' } };

/** What the user typed after the command's name, checked against its options. */
export class Arguments {
  readonly positionals: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(positionals: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.positionals = positionals;
    this.#values = values;
  }
  /** The value of an option that takes one; undefined when it was not given. */
  text(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }
  flag(name: string): boolean {
    return this.#values.has(name);
  }
  /** The only positional argument. */
  one(what: string): string {
    const [first, second] = this.positionals;
    if (first === undefined) throw new UsageError(`missing ${what}`);
    if (second !== undefined) throw new UsageError(`unexpected argument "${second}" after ${what} "${first}"`);
    return first;
  }
  none(): void {
    const [first] = this.positionals;
    if (first !== undefined) throw new UsageError(`unexpected argument "${first}"`);
  }
}

/** Reads the words after a command's name; throws a UsageError that names what is valid. */
export function readArguments(words: readonly string[], options: OptionSpecs): Arguments {
  const all = { ...options, ...HELP };
  const config = Object.fromEntries(Object.entries(all).map(([name, { type }]) => [name, { type, multiple: true, ...(name === 'help' && { short: 'h' }) }]));
  const { tokens } = parseArgs({ args: [...words], options: config, strict: false, allowPositionals: true, tokens: true });
  const positionals: string[] = [];
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(all, token.name) ? all[token.name] : undefined;
    if (spec === undefined) throw unknownOption(token.rawName, Object.keys(all));
    const value = readValue(token.rawName, spec, token.value);
    const earlier = values.get(token.name);
    if (earlier === undefined) values.set(token.name, [value]);
    else if (spec.multiple === true) earlier.push(value);
    else throw new UsageError(`${token.rawName} was given twice ("${earlier[0] ?? ''}" and "${value}"); it takes one value`);
  }
  return new Arguments(positionals, values);
}

function readValue(rawName: string, spec: OptionSpec, value: string | undefined): string {
  if (spec.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value, but got "${value}"`);
    return 'true';
  }
  if (value === undefined || value === '') throw new UsageError(`${rawName} needs a value: ${rawName} ${spec.value ?? '<value>'}`);
  return value;
}

function unknownOption(rawName: string, names: readonly string[]): UsageError {
  const known = names.map((name) => `--${name}`);
  return new UsageError(`unknown option "${rawName}"${suggestion(rawName, known) || `; valid: ${known.join(', ')}`}`);
}
