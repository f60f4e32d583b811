const POWERS_OF_TEN: readonly number[] = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const GROUPED_COMMA = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const EXACT_DIGITS = 15;
const NOISE_DIGITS = 13;
const DOT = 46;
const COMMA = 44;

/** Decimals of a number's shortest decimal form: 0 for 5, 2 for 0.25, 7 for 1e-7. */
export function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1] ?? '').length - Number(exponent));
}

/** Rounds half away from zero to `decimals` and returns the nearest double of that decimal. */
export function roundDecimal(value: number, decimals: number): number {
  const scale = POWERS_OF_TEN[decimals] ?? 10 ** decimals;
  const scaled = Math.abs(value) * scale;
  if (scaled >= Number.MAX_SAFE_INTEGER) return value;
  return (Math.sign(value) * Math.round(scaled)) / scale;
}

/**
 * Reads decimals from bytes without making strings: value, decimals as written, decimals without trailing zeros.
 * Values with at most 15 digits are exact (integer divided by a power of ten); others go through `Number`,
 * and the noise of binary floats (0.30000000000000004) is removed and flagged.
 */
export class DecimalReader {
  value = 0;
  decimals = 0;
  significantDecimals = 0;
  hadNoise = false;
  readonly #decimalMark: number;

  constructor(decimalComma = false) {
    this.#decimalMark = decimalComma ? COMMA : DOT;
  }

  /** False when the bytes are no decimal number; the fields are then undefined. */
  read(bytes: Buffer, start: number, end: number): boolean {
    let at = start;
    const sign = bytes[at] === 45 ? -1 : 1;
    if (sign < 0) at++;
    let mantissa = 0;
    let digits = 0;
    let decimals = -1;
    let significant = 0;
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      const digit = byte - 48;
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        if (mantissa !== 0) digits++;
        if (decimals >= 0 && (decimals++, digit !== 0)) significant = decimals;
      } else if (byte === this.#decimalMark && decimals < 0) decimals = 0;
      else return this.#readSlowly(bytes, start, end);
    }
    if (digits > EXACT_DIGITS || decimals > 22 || end - start < 1 + (decimals >= 0 ? 1 : 0) + (sign < 0 ? 1 : 0)) return this.#readSlowly(bytes, start, end);
    this.decimals = Math.max(0, decimals);
    this.significantDecimals = significant;
    this.value = (sign * mantissa) / (POWERS_OF_TEN[this.decimals] as number);
    this.hadNoise = false;
    return true;
  }

  #readSlowly(bytes: Buffer, start: number, end: number): boolean {
    let text = bytes.toString('latin1', start, end).trim();
    if (this.#decimalMark === COMMA) text = (GROUPED_COMMA.test(text) ? text.replaceAll('.', '') : text).replace(',', '.');
    else if (GROUPED.test(text)) text = text.replaceAll(',', '');
    if (!PLAIN.test(text)) return false;
    const value = Number(text);
    if (!Number.isFinite(value)) return false;
    const clean = Number(value.toPrecision(NOISE_DIGITS));
    this.hadNoise = clean !== value && Math.abs(clean - value) <= 4 * Number.EPSILON * Math.abs(value);
    this.value = this.hadNoise ? clean : value;
    this.significantDecimals = decimalsOf(this.value);
    const isLong = text.replace(/\D/g, '').replace(/^0+/, '').length > EXACT_DIGITS;
    this.decimals = isLong || /e/i.test(text) ? this.significantDecimals : (text.split('.')[1] ?? '').length;
    return true;
  }
}
