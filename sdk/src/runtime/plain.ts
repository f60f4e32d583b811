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
  return new PlainCopy(most).of(value, 'state', []);
}

class PlainCopy {
  readonly #most: number;
  #left: number;

  constructor(most: number) {
    this.#most = most;
    this.#left = most;
  }
  of(value: unknown, place: string, above: readonly object[]): Plain {
    switch (typeof value) {
      case 'boolean':
        this.#spend(5);
        return value;
      case 'string':
        this.#spend(value.length + 3);
        return value;
      case 'number':
        this.#spend(8);
        if (Number.isFinite(value)) return value;
        throw new StateError(`${place} is ${value}: only finite numbers can be saved; use null for "none"`);
      case 'object':
        this.#spend(4);
        return value === null ? null : this.#inside(value, place, above);
      default:
        throw new StateError(`${place} is ${value === undefined ? 'undefined' : `a ${typeof value}`}: ${WHAT_MAY_BE}`);
    }
  }
  #inside(value: object, place: string, above: readonly object[]): Plain {
    if (above.includes(value)) throw new StateError(`${place} leads back to itself: a state cannot hold a cycle`);
    if (above.length >= DEEPEST) throw new StateError(`${place.slice(0, 60)} is nested more than ${DEEPEST} levels deep`);
    const path = [...above, value];
    if (!Array.isArray(value)) return this.#object(value, place, path);
    this.#spend(value.length);
    return Array.from({ length: value.length }, (_, i) => this.of((value as readonly unknown[])[i], `${place}[${i}]`, path));
  }
  #object(value: object, place: string, path: readonly object[]): Plain {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype)
      throw new StateError(`${place} is an object with a class of its own, such as a Map, a Date or an order: ${WHAT_MAY_BE}`);
    const copy: Record<string, Plain> = {};
    for (const key of Object.keys(value)) {
      if (key === '__proto__') throw new StateError(`${place} has the key "__proto__", which cannot be saved`);
      this.#spend(key.length + 4);
      const field = (value as Readonly<Record<string, unknown>>)[key];
      // As in JSON: a field without a value is left out.
      if (field === undefined) continue;
      Object.defineProperty(copy, key, { value: this.of(field, `${place}.${key.slice(0, 40)}`, path), writable: true, enumerable: true, configurable: true });
    }
    return copy;
  }
  #spend(characters: number): void {
    this.#left -= characters;
    if (this.#left < 0) throw new StateError(`the state is larger than ${this.#most} characters: keep only what cannot be computed again from the bars`);
  }
}
