/** Timeframes by name, shortest first. */
export const TIMEFRAMES = ['1m', '3m', '5m', '15m', '30m', '1h', '2h', '4h', '1d', '1w'] as const;

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, mo: 2_592_000_000 };

/** Milliseconds of a timeframe such as `5m`, a month as 30 days; not a number when it cannot be read. */
export function timeframeMs(timeframe: string): number {
  const match = /^(\d+)(mo|[smhdw])$/.exec(timeframe);
  return match === null ? Number.NaN : Number(match[1]) * (UNIT_MS[match[2] ?? ''] ?? Number.NaN);
}

/** The dataset's own timeframe and the longer ones that its bars add up to. */
export function timeframesFrom(base: string): readonly string[] {
  const step = timeframeMs(base);
  if (!Number.isFinite(step)) return [base];
  return [base, ...TIMEFRAMES.filter((candidate) => timeframeMs(candidate) > step && timeframeMs(candidate) % step === 0)];
}

export function isIntraday(timeframe: string): boolean {
  const ms = timeframeMs(timeframe);
  return Number.isFinite(ms) && ms < 86_400_000;
}
