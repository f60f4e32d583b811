const DAY_MS = 86_400_000;
const MINUS = '\u2212';
const UNDEFINED = '\u2013';

/** Money with two decimals, or four significant digits below one unit; thousands separated. */
export function money(value: string | number | null): string {
  if (value === null) return UNDEFINED;
  const number = Number(value);
  const size = Math.abs(number);
  if (size > 0 && size < 0.01) return signed(number, size.toPrecision(4).replace(/0+$/, ''));
  return signed(number, grouped(size.toFixed(2)));
}

/** An exact decimal as it is, thousands separated. */
export function decimal(value: string): string {
  return signed(value.startsWith('-') ? -1 : 1, grouped(value.replace(/^-/, '')));
}

/** An exact price, thousands separated, with two decimals at least so that columns line up. */
export function price(value: string): string {
  const [whole = '', fraction = ''] = value.split('.');
  return decimal(`${whole}.${fraction.padEnd(2, '0')}`);
}

/** Short money for axes: 1.25M, 40k, 950. */
export function compactMoney(value: number): string {
  const size = Math.abs(value);
  const [unit, letter] = (
    [
      [1e12, 'T'],
      [1e9, 'B'],
      [1e6, 'M'],
      [1e3, 'k'],
    ] as const
  ).find(([limit]) => size >= limit) ?? [1, ''];
  return signed(value, `${trimmed((size / unit).toPrecision(6))}${letter}`);
}

/** A fraction as percent with two decimals; more for very small ones. */
export function percent(value: number | null): string {
  if (value === null) return UNDEFINED;
  const size = Math.abs(value) * 100;
  const text = size > 0 && size < 0.01 ? trimmed(size.toPrecision(2)) : grouped(size.toFixed(2));
  return `${signed(value, text)} %`;
}

/** A percent with its sign, for changes. */
export function change(value: number | null): string {
  return value !== null && value > 0 ? `+${percent(value)}` : percent(value);
}

export function plain(value: number | null, digits = 2): string {
  if (value === null) return UNDEFINED;
  const size = Math.abs(value);
  if (size > 0 && size < 10 ** -digits) return signed(value, trimmed(size.toPrecision(2)));
  return signed(value, grouped(size.toFixed(digits)));
}

export function count(value: number | null): string {
  return value === null ? UNDEFINED : signed(value, grouped(String(Math.abs(value))));
}

/** UTC, without what is zero: the day alone, or with minutes, or with seconds. */
export function time(epochMs: number): string {
  const text = new Date(epochMs).toISOString();
  if (epochMs % DAY_MS === 0) return text.slice(0, 10);
  return text.slice(0, epochMs % 60_000 === 0 ? 16 : 19).replace('T', ' ');
}

export function duration(ms: number): string {
  if (ms < 1000) return `${plain(ms, ms < 10 ? 1 : 0)} ms`;
  if (ms < 120_000) return `${plain(ms / 1000, 1)} s`;
  return `${plain(ms / 60_000, 1)} min`;
}

function signed(value: number, text: string): string {
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const separated = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

function trimmed(text: string): string {
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text;
}
