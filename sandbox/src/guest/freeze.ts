/* oxlint-disable typescript/unbound-method -- captured intrinsics, called by Reflect.apply */
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
const { freeze } = Object;
const isView = ArrayBuffer.isView;

/** Properties that honest code overrides by assignment (`this.name = ...`): they become accessors, or freezing would break it. */
const OVERRIDABLE_OF_ERRORS = ['name', 'message', 'stack', 'cause', 'constructor', 'toString'];
const OVERRIDABLE_OF_OBJECTS = ['toString', 'toLocaleString', 'valueOf', 'constructor', 'hasOwnProperty'];
const ERRORS = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError];

/** Freezes everything reachable from the globals, their names, and the given roots, before any author code runs. Typed arrays cannot be frozen. */
export function freezeIntrinsics(roots: readonly object[]): void {
  for (const kind of ERRORS) allowOverride(kind.prototype, OVERRIDABLE_OF_ERRORS);
  allowOverride(Object.prototype, OVERRIDABLE_OF_OBJECTS);
  const found = new Found();
  for (const root of [getPrototypeOf(globalThis), ...globalValues(), ...hiddenIntrinsics(), ...roots]) found.add(root);
  for (const value of found.everything()) if (!isView(value)) freeze(value);
  lockGlobals();
}

/** Objects and all that can be reached from them. Every new context waits for this walk: no iterators, and nothing is looked at twice. */
class Found {
  readonly #seen = new Set<unknown>([globalThis]);
  readonly #list: object[] = [];

  add(value: unknown): void {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || this.#seen.has(value)) return;
    this.#seen.add(value);
    this.#list.push(value);
  }

  everything(): readonly object[] {
    // The list grows meanwhile.
    for (let at = 0; at < this.#list.length; at++) {
      const value = this.#list[at] as object;
      this.add(getPrototypeOf(value));
      this.#addMembers(value);
    }
    return this.#list;
  }

  #addMembers(value: object): void {
    const isFunction = typeof value === 'function';
    const keys = ownKeys(value);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as string | symbol;
      // A number. To tell it, the engine would compile the function.
      if (isFunction && key === 'length') continue;
      const property = getOwnPropertyDescriptor(value, key) as PropertyDescriptor;
      if ('value' in property) {
        this.add(property.value);
        continue;
      }
      this.add(property.get);
      this.add(property.set);
    }
  }
}

/** The runtime reads globals by their names at any time: nothing else may take their place. What is only there for a moment stays removable. */
function lockGlobals(): void {
  for (const key of ownKeys(globalThis)) {
    if (typeof key === 'string' && key.startsWith('__')) continue;
    defineProperty(globalThis, key, { writable: false, configurable: false });
  }
}

function allowOverride(prototype: object, keys: readonly string[]): void {
  for (const key of keys) {
    const property = getOwnPropertyDescriptor(prototype, key);
    if (property === undefined || !property.configurable || !('value' in property)) continue;
    defineProperty(prototype, key, overridable(prototype, key, property.value));
  }
}

function overridable(prototype: object, key: string, value: unknown): PropertyDescriptor {
  return {
    get: () => value,
    set(this: unknown, next: unknown) {
      if (this === prototype || this === null || (typeof this !== 'object' && typeof this !== 'function')) {
        throw new TypeError(`"${key}" of a built-in prototype is read-only`);
      }
      const property = { value: next, writable: true, enumerable: true, configurable: true };
      if (!defineProperty(this, key, property)) throw new TypeError(`"${key}" of this object is read-only`);
    },
    enumerable: false,
    configurable: false,
  };
}

function globalValues(): unknown[] {
  const values: unknown[] = [];
  for (const key of ownKeys(globalThis)) values.push(getOwnPropertyDescriptor(globalThis, key)?.value);
  return values;
}

/** Intrinsics that no global leads to. */
function hiddenIntrinsics(): unknown[] {
  const iterators = [[][Symbol.iterator](), new Map()[Symbol.iterator](), new Set()[Symbol.iterator](), ''[Symbol.iterator](), ''.matchAll(/a/g)];
  const functions = [function () {}, function* () {}, async function () {}, async function* () {}];
  const helpers = [iteratorHelper(), wrappedIterator(), (function* () {})(), (async function* () {})(), (async function () {})()];
  const stack = getOwnPropertyDescriptor(new Error('of it only the accessors'), 'stack');
  return [...[...iterators, ...functions, ...helpers].map((value) => getPrototypeOf(value)), stack?.get, stack?.set];
}

function wrappedIterator(): object {
  const { from } = (globalThis as unknown as { Iterator?: { from?: (source: object) => object } }).Iterator ?? {};
  return from?.({ next: () => ({ done: true }) }) ?? {};
}

function iteratorHelper(): object {
  const source = [1].values() as unknown as { map?: (step: (value: number) => number) => object };
  return source.map?.((value) => value) ?? {};
}
