const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export interface SessionOption {
  /** Minutes after 00:00 UTC at which a session begins, 0 to 1,439. Default 0: a session is a UTC day. */
  readonly sessionStartMinutes?: number;
}

/** The number of the session that a time (epoch ms UTC) belongs to. */
export function sessionOf(time: number, sessionStartMinutes: number): number {
  return Math.floor((time - sessionStartMinutes * MINUTE_MS) / DAY_MS);
}
