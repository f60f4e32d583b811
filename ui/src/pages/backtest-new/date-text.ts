const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/;

/** Epoch ms of what a date or date-time field holds, read as UTC; not a number when it is empty or impossible. */
export function parseDateText(text: string): number {
  const match = DATE.exec(text);
  if (match === null) return Number.NaN;
  const [year, month, day, hour, minute] = match.slice(1).map((part) => Number(part ?? 0));
  const time = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
  return new Date(time).getUTCMonth() + 1 === month ? time : Number.NaN;
}

/** What a date field (daily data) or a date-time field (intraday data) shows for a moment, in UTC. */
export function toDateText(time: number, withTime: boolean): string {
  return new Date(time).toISOString().slice(0, withTime ? 16 : 10);
}

/** The last moment that a date or date-time field means: a date includes its whole day. */
export function endOfDateText(text: string): number {
  const start = parseDateText(text);
  return text.includes('T') ? start : start + 86_400_000 - 1;
}
