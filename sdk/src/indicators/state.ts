/**
 * Something whose whole memory can be written down as a flat list of numbers and read back: an indicator, one of its
 * lines, a rolling window. Subclasses do nothing for it. Their own fields are walked in the order of declaration:
 * numbers and the contents of `Float64Array`s are memory, strings and plain arrays of numbers (name, parameters) are
 * identity, other `State`s are walked in turn. That is why fields here are `private` and not `#private`.
 */
export abstract class State {
  /** The memory as numbers; the first one is a mark of kind and parameters. `NaN` becomes `null` in JSON, which `load` takes. */
  save(): number[] {
    const out = [mark(describe(this))];
    collect(this, out);
    return out;
  }

  /**
   * Continues exactly where `save` was called, in an object built with the same constructor arguments.
   * Throws a `RangeError`, and changes nothing, when the numbers come from another kind or other parameters.
   */
  load(state: readonly (number | null)[]): void {
    const own = this.save();
    if (state[0] !== own[0] || state.length !== own.length) {
      throw new RangeError(
        `state of ${state.length} numbers with mark ${String(state[0])} does not fit ${this.toString()}, which takes ${own.length} numbers with mark ${String(own[0])}: ` +
          'it was saved by another indicator, with other parameters or by another version',
      );
    }
    restore(this, state, 1);
  }

  toString(): string {
    return 'a part of an indicator';
  }
}

function fieldsOf(owner: State): readonly (readonly [string, unknown])[] {
  return Object.keys(owner).map((key) => [key, Reflect.get(owner, key) as unknown]);
}

function describe(owner: State): string {
  return fieldsOf(owner)
    .map(([key, field]) => {
      if (typeof field === 'number') return key;
      if (field instanceof State) return `${key}{${describe(field)}}`;
      if (field instanceof Float64Array) return `${key}[${field.length}]`;
      if (typeof field === 'string' || isNumbers(field)) return `${key}=${String(field)}`;
      throw new TypeError(`field ${key} is of type ${typeof field}: a saved field is a number, a string, a Float64Array, an array of numbers or another State`);
    })
    .join(';');
}

function isNumbers(field: unknown): field is readonly number[] {
  return Array.isArray(field) && field.every((item) => typeof item === 'number');
}

function collect(owner: State, out: number[]): void {
  for (const [, field] of fieldsOf(owner)) {
    if (typeof field === 'number') out.push(field);
    else if (field instanceof Float64Array) for (const item of field) out.push(item);
    else if (field instanceof State) collect(field, out);
  }
}

function restore(owner: State, state: readonly (number | null)[], from: number): number {
  let at = from;
  for (const [key, field] of fieldsOf(owner)) {
    if (typeof field === 'number') Reflect.set(owner, key, state[at++] ?? NaN);
    else if (field instanceof Float64Array) for (let i = 0; i < field.length; i++) field[i] = state[at++] ?? NaN;
    else if (field instanceof State) at = restore(field, state, at);
  }
  return at;
}

/** FNV-1a, 32 bits. */
function mark(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
