const DECIMAL = /^(-?)(\d*)\.?(\d*)$/;

/** Moves the decimal point exactly: shift('0.1', -2) is '0.001'. Null when the text is not a decimal number. */
export function shift(text: string, places: number): string | null {
  const match = DECIMAL.exec(text.trim());
  const [sign, whole, fraction] = [match?.[1] ?? '', match?.[2] ?? '', match?.[3] ?? ''];
  if (match === null || whole + fraction === '') return null;
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(1, point);
  const head = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const tail = padded.slice(at).replace(/0+$/, '');
  const value = tail === '' ? head : `${head}.${tail}`;
  return value === '0' ? '0' : `${sign}${value}`;
}

export function isDecimal(text: string): boolean {
  return shift(text, 0) !== null;
}
