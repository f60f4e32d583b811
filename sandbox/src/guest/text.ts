/* oxlint-disable typescript/unbound-method -- captured intrinsics, called by Reflect.apply */
const { defineProperty, deleteProperty, apply } = Reflect;
const numberToString = Number.prototype.toString;
const bigintToString = BigInt.prototype.toString;
const concat = String.prototype.concat;
const toLower = String.prototype.toLowerCase;
const toUpper = String.prototype.toUpperCase;

/**
 * Locale methods depend on the ICU version of the host, and some of them cannot be interrupted:
 * they are replaced by versions that work on code units and know no locale.
 */
export function installPlainText(): void {
  method(String.prototype, 'localeCompare', function localeCompare(this: unknown, other: unknown) {
    const left = text(this);
    const right = text(other);
    if (left === right) return 0;
    return left < right ? -1 : 1;
  });
  method(String.prototype, 'toLocaleLowerCase', function toLocaleLowerCase(this: unknown) {
    return apply(toLower, this, []);
  });
  method(String.prototype, 'toLocaleUpperCase', function toLocaleUpperCase(this: unknown) {
    return apply(toUpper, this, []);
  });
  deleteProperty(String.prototype, 'normalize');
  method(Number.prototype, 'toLocaleString', function toLocaleString(this: unknown) {
    return apply(numberToString, this, []);
  });
  method(BigInt.prototype, 'toLocaleString', function toLocaleString(this: unknown) {
    return apply(bigintToString, this, []);
  });
  plainDates();
}

function plainDates(): void {
  const { toISOString } = Date.prototype;
  const iso = (date: unknown): string => apply(toISOString, date as Date, []);
  method(Date.prototype, 'toLocaleString', function toLocaleString(this: unknown) {
    return iso(this);
  });
  method(Date.prototype, 'toLocaleDateString', function toLocaleDateString(this: unknown) {
    return iso(this).slice(0, 10);
  });
  method(Date.prototype, 'toLocaleTimeString', function toLocaleTimeString(this: unknown) {
    return iso(this).slice(11, 19);
  });
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) throw new TypeError('localeCompare called on null or undefined');
  return apply(concat, '', [value as string]);
}

function method(target: object, key: string, value: Function): void {
  defineProperty(target, key, { value, writable: true, enumerable: false, configurable: true });
}
