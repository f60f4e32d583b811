const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface TimeTick {
  readonly time: number;
  readonly label: string;
}

/** Round values (1, 2, 2.5, 5 times a power of ten) that cover `min` to `max`, about `wanted` of them. */
export function valueTicks(min: number, max: number, wanted: number): readonly number[] {
  const span = max - min || Math.abs(max) || 1;
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(power) + 0.5));
  const first = Math.floor(min / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(max / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toFixed(decimals)));
}

/** Round UTC times inside `from` to `to`, at most about `wanted` of them. */
export function timeTicks(from: number, to: number, wanted: number): readonly TimeTick[] {
  const rough = (to - from) / wanted;
  const fixed = [1 / 60, 1 / 12, 1 / 4, 1, 3, 6, 12, 24, 48, 7 * 24, 14 * 24].map((hours) => hours * HOUR_MS).find((step) => step >= rough);
  if (fixed !== undefined) return fixedTicks(from, to, fixed);
  const months = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((step) => step * 30.4 * DAY_MS >= rough) ?? 600;
  return monthTicks(from, to, months);
}

function fixedTicks(from: number, to: number, step: number): readonly TimeTick[] {
  const ticks: TimeTick[] = [];
  for (let time = Math.ceil(from / step) * step; time <= to; time += step) {
    const text = new Date(time).toISOString();
    const isMidnight = time % DAY_MS === 0;
    ticks.push({ time, label: isMidnight ? `${text.slice(8, 10)} ${monthName(time)}` : text.slice(11, 16) });
  }
  return ticks;
}

function monthTicks(from: number, to: number, step: number): readonly TimeTick[] {
  const ticks: TimeTick[] = [];
  const start = new Date(from);
  const first = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  for (let month = first; ; month += step) {
    const time = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (time > to) return ticks;
    if (time >= from)
      ticks.push({
        time,
        label: step >= 12 || month % 12 === 0 ? String(Math.floor(month / 12)) : `${monthName(time)} ${Math.floor(month / 12)}`,
      });
  }
}

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function monthName(time: number): string {
  return MONTHS[new Date(time).getUTCMonth()] ?? '';
}
