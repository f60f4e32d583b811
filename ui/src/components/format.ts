import type { Decimal } from '../api/types.ts';

const LOCALE = 'en-US';
const integer = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const compactNumber = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 1 });
const DAY_MS = 86_400_000;

export const DASH = '–';

export type Numeric = number | Decimal | null | undefined;

export function toNumber(value: Numeric): number {
  return value === null || value === undefined || value === '' ? Number.NaN : Number(value);
}

export function formatInteger(value: Numeric): string {
  const number = toNumber(value);
  return Number.isFinite(number) ? integer.format(number).replace('-', '−') : DASH;
}

export function formatNumber(value: Numeric, digits = 2): string {
  const number = toNumber(value);
  if (!Number.isFinite(number)) return number === Number.POSITIVE_INFINITY ? '∞' : DASH;
  const text = number.toLocaleString(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return /[1-9]/.test(text) ? text.replace('-', '−') : text.replace('-', '');
}

export function formatCompact(value: Numeric): string {
  const number = toNumber(value);
  return Number.isFinite(number) ? compactNumber.format(number) : DASH;
}

/** A decimal string grouped by thousands without going through a double: every digit the server sent stays, padded to `digits` decimals. */
export function formatDecimal(value: Decimal | null | undefined, digits = 0): string {
  if (value === null || value === undefined || value === '') return DASH;
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(value);
  if (match === null) return value;
  const [, sign = '', whole = '', fraction = ''] = match;
  const padded = digits === 0 ? fraction : (fraction || '.').padEnd(digits + 1, '0');
  return `${sign === '-' ? '−' : ''}${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${padded}`;
}

/** Money to the cent with a real minus sign. */
export function formatMoney(value: Numeric): string {
  return formatNumber(value);
}

/** A plus sign for what is above zero as shown. */
function withPlus(text: string): string {
  return /^\d/.test(text) && /[1-9]/.test(text) ? `+${text}` : text;
}

export function formatSignedMoney(value: Numeric): string {
  return withPlus(formatMoney(value));
}

/** 0.1234 -> 12.34 % */
export function formatPercent(fraction: Numeric, digits = 2): string {
  const number = toNumber(fraction);
  return Number.isFinite(number) ? `${formatNumber(number * 100, digits)}%` : DASH;
}

export function formatSignedPercent(fraction: Numeric, digits = 2): string {
  return withPlus(formatPercent(fraction, digits));
}

export function formatBytes(bytes: Numeric): string {
  const number = toNumber(bytes);
  if (!Number.isFinite(number)) return DASH;
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = number < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(number) / 3));
  return `${formatNumber(number / 1000 ** power, power === 0 || number / 1000 ** power >= 100 ? 0 : 1)} ${units[power] ?? ''}`;
}

export function formatDuration(ms: Numeric): string {
  const number = toNumber(ms);
  if (!Number.isFinite(number)) return DASH;
  if (number < 1000) return `${Math.round(number)} ms`;
  if (number < 60_000) return `${formatNumber(number / 1000, number < 10_000 ? 1 : 0)} s`;
  if (number < 3_600_000) return `${Math.floor(number / 60_000)} min ${Math.floor((number % 60_000) / 1000)} s`;
  if (number < 2 * DAY_MS) return `${Math.floor(number / 3_600_000)} h ${Math.floor((number % 3_600_000) / 60_000)} min`;
  return `${formatInteger(number / DAY_MS)} days`;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** 2024-03-09, UTC */
export function formatDate(time: number | null | undefined): string {
  if (time === null || time === undefined || !Number.isFinite(time)) return DASH;
  const date = new Date(time);
  return `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}

/** 2024-03-09 14:30, UTC; midnight shows the date alone because daily bars carry no time of day. */
export function formatTime(time: number | null | undefined): string {
  if (time === null || time === undefined || !Number.isFinite(time)) return DASH;
  const date = new Date(time);
  const isMidnight = time % DAY_MS === 0;
  const seconds = date.getUTCSeconds() === 0 ? '' : `:${pad(date.getUTCSeconds())}`;
  return isMidnight ? formatDate(time) : `${formatDate(time)} ${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}${seconds}`;
}

/** How long ago, for things that people did. */
export function formatAgo(time: number | null | undefined, now = Date.now()): string {
  if (time === null || time === undefined) return DASH;
  const elapsed = now - time;
  if (elapsed < 45_000) return 'just now';
  if (elapsed < 3_600_000) return `${Math.max(1, Math.round(elapsed / 60_000))} min ago`;
  if (elapsed < DAY_MS) return `${Math.round(elapsed / 3_600_000)} h ago`;
  if (elapsed < 14 * DAY_MS) return `${Math.round(elapsed / DAY_MS)} d ago`;
  return formatDate(time);
}

export function plural(count: number, singular: string, many = `${singular}s`): string {
  return `${formatInteger(count)} ${count === 1 ? singular : many}`;
}

export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
