import { pow10 } from './pow10.ts';
const DECIMAL = /^([+-]?)(\d{1,30})(?:\.(\d{1,18}))?$/;

/** Decimals written in a decimal text; undefined when it is none. */
export function decimalsOf(text: string): number | undefined {
  const match = DECIMAL.exec(text);
  return match === null ? undefined : (match[3]?.replace(/0+$/, '').length ?? 0);
}

/** The integer `text x 10^decimals`; undefined when the text is no decimal or has more decimals than that. */
export function parseDecimal(text: string, decimals: number): bigint | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return undefined;
  const magnitude = BigInt(`${match[2] ?? '0'}${fraction.padEnd(decimals, '0')}`);
  return match[1] === '-' ? -magnitude : magnitude;
}

/** Decimal text of `units / 10^decimals`, without trailing zeros. */
export function formatDecimal(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/** `formatDecimal` of a number or bigint; the common case stays in numbers. */
export function formatUnits(units: number | bigint, decimals: number): string {
  if (typeof units === 'bigint' || !Number.isSafeInteger(units)) return formatDecimal(BigInt(units), decimals);
  if (decimals === 0) return String(units);
  const scale = pow10(decimals);
  const size = Math.abs(units);
  const whole = Math.floor(size / scale);
  const fraction = size - whole * scale;
  const sign = units < 0 ? '-' : '';
  return fraction === 0 ? `${sign}${whole}` : `${sign}${whole}.${trimmed(fraction, decimals)}`;
}

function trimmed(fraction: number, decimals: number): string {
  let digits = fraction;
  let length = decimals;
  while (digits % 10 === 0) {
    digits /= 10;
    length--;
  }
  return String(digits).padStart(length, '0');
}

/** `numerator / denominator` as decimal text, rounded half away from zero at `decimals`. */
export function formatRatio(numerator: bigint, denominator: bigint, decimals: number): string {
  const scaled = numerator * 10n ** BigInt(decimals) * 2n;
  const negative = scaled < 0n !== denominator < 0n;
  const size = denominator < 0n ? -denominator : denominator;
  const rounded = ((scaled < 0n ? -scaled : scaled) + size) / (2n * size);
  return formatDecimal(negative ? -rounded : rounded, decimals);
}
