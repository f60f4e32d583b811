/** Data that survives JSON unchanged. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** State that cannot be handed over; tells where in it the trouble is. */
export class StateError extends TypeError {
  override readonly name: string = 'StateError';
}

/** What a strategy may save, in characters of JSON. */
export const STATE_CHARACTERS = 65_536;

const DEEPEST = 32;
const WHAT_MAY_BE = 'a state is plain data: numbers, texts, true, false, null, and lists and objects of them';

/**
 * Copies what an author's `save()` returned into plain data, or throws with the place of what is none. Each value is read once, nothing of
 * the original is kept, and no key can reach a prototype.
 */
export function toPlain(value: unknown, most = STATE_CHARACTERS): Plain {
  return sizedPlain(value, most).plain;
}

/** The same with how much of its room it takes, about as many characters as JSON would. */
export function sizedPlain(value: unknown, most: number): { readonly plain: Plain; readonly characters: number } {
  const copy = new PlainCopy(most);
  return { plain: copy.of(value, undefined), characters: copy.spent };
}

/** Where a value stands. Only written out when there is something to complain about: a swap waits for this. */
interface Place {
  readonly of: object;
  readonly above: Place | undefined;
  readonly depth: number;
  key: string | number;
}

class PlainCopy {
  readonly #most: number;
  #left: number;

  constructor(most: number) {
    this.#most = most;
    this.#left = most;
  }
  get spent(): number {
    return this.#most - this.#left;
  }
  of(value: unknown, place: Place | undefined): Plain {
    if (typeof value === 'number') return this.#number(value, place);
    if (typeof value === 'string') {
      this.#spend(value.length + 3);
      return value;
    }
    if (value === null || typeof value === 'boolean') {
      this.#spend(5);
      return value;
    }
    if (typeof value === 'object') return this.#inside(value, place);
    throw new StateError(`${written(place)} is ${value === undefined ? 'undefined' : `a ${typeof value}`}: ${WHAT_MAY_BE}`);
  }
  #number(value: number, place: Place | undefined): Plain {
    this.#spend(8);
    if (Number.isFinite(value)) return value;
    throw new StateError(`${written(place)} is ${value}: only finite numbers can be saved; use null for "none"`);
  }
  #inside(value: object, above: Place | undefined): Plain {
    this.#spend(4);
    const place: Place = { of: value, above, depth: (above?.depth ?? 0) + 1, key: '' };
    if (place.depth > DEEPEST) throw new StateError(`${written(above).slice(0, 60)} is nested more than ${DEEPEST} levels deep`);
    for (let outer = above; outer !== undefined; outer = outer.above)
      if (outer.of === value) throw new StateError(`${written(above)} leads back to itself: a state cannot hold a cycle`);
    return Array.isArray(value) ? this.#list(value, place) : this.#object(value, place);
  }
  #list(value: readonly unknown[], place: Place): Plain {
    const { length } = value;
    this.#spend(length);
    const copy: Plain[] = [];
    let numbers = 0;
    for (let i = 0; i < length; i++) {
      const item = value[i];
      // Long lists are mostly numbers, and nobody has run this often enough for the compiler to help.
      if (typeof item === 'number' && item - item === 0) {
        numbers++;
        copy.push(item);
      } else {
        place.key = i;
        copy.push(this.of(item, place));
      }
    }
    this.#spend(7 * numbers);
    return copy;
  }
  #object(value: object, place: Place): Plain {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype)
      throw new StateError(`${written(place.above)} is an object with a class of its own, such as a Map, a Date or an order: ${WHAT_MAY_BE}`);
    const copy: Record<string, Plain> = {};
    for (const key of Object.keys(value)) {
      if (key === '__proto__') throw new StateError(`${written(place.above)} has the key "__proto__", which cannot be saved`);
      this.#spend(key.length + 4);
      const field = (value as Readonly<Record<string, unknown>>)[key];
      // As in JSON: a field without a value is left out.
      if (field === undefined) continue;
      place.key = key;
      Object.defineProperty(copy, key, { value: this.of(field, place), writable: true, enumerable: true, configurable: true });
    }
    return copy;
  }
  #spend(characters: number): void {
    this.#left -= characters;
    if (this.#left < 0) throw new StateError(`the state is larger than ${this.#most} characters: keep only what cannot be computed again from the bars`);
  }
}

function written(place: Place | undefined): string {
  if (place === undefined) return 'state';
  return `${written(place.above)}${typeof place.key === 'number' ? `[${place.key}]` : `.${place.key.slice(0, 40)}`}`;
}
