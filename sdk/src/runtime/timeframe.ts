const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Milliseconds of a timeframe such as `1m`, `15m`, `1h`, `1d`, `1w`; undefined when the text is none. */
export function timeframeMs(text: string): number | undefined {
  const match = /^([1-9][0-9]{0,3})([smhdw])$/.exec(text);
  const unit = match?.[2] === undefined ? undefined : UNITS[match[2]];
  return match?.[1] === undefined || unit === undefined ? undefined : Number(match[1]) * unit;
}

/** The shortest text of a span in milliseconds, e.g. `1h`; milliseconds when no unit divides it. */
export function timeframeText(ms: number): string {
  for (const unit of ['w', 'd', 'h', 'm', 's']) {
    const size = UNITS[unit] ?? 1;
    if (ms >= size && ms % size === 0) return `${ms / size}${unit}`;
  }
  return `${ms}ms`;
}

const MONDAY_OFFSET = 4 * 86_400_000;

/** Start of the period that holds `time`, UTC; weeks begin on Monday. */
export function periodStart(time: number, ms: number): number {
  const offset = ms % 604_800_000 === 0 ? MONDAY_OFFSET : 0;
  return Math.floor((time - offset) / ms) * ms + offset;
}
