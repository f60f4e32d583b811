const HALF_HOUR_MS = 1_800_000;
const DAY_MS = 86_400_000;

/** Turns wall-clock times of an IANA time zone (or a fixed offset such as `+05:30`) into epoch milliseconds. */
export class ZoneClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #utcOfSlot = new Map<number, number>();
  #lastSlot = Number.NaN;
  #lastShift = 0;

  constructor(timezone: string) {
    try {
      this.#format = new Intl.DateTimeFormat('en-US', {
        timeZone: timezone,
        hourCycle: 'h23',
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch (cause) {
      throw new Error(`time zone "${timezone}" is not known; use an IANA name such as UTC, America/New_York or Asia/Kolkata, or an offset such as +05:30`, {
        cause,
      });
    }
  }

  /**
   * Epoch ms of the wall-clock time `localMs` (the same fields read as UTC). A time that occurs twice when clocks go back
   * is the first one; a time skipped when clocks go forward is shifted by the skipped amount.
   */
  toUtc(localMs: number): number {
    const slot = Math.floor(localMs / HALF_HOUR_MS);
    if (slot !== this.#lastSlot) {
      this.#lastShift = this.#shiftOfSlot(slot);
      this.#lastSlot = slot;
    }
    return localMs - this.#lastShift;
  }

  #shiftOfSlot(slot: number): number {
    const known = this.#utcOfSlot.get(slot);
    if (known !== undefined) return known;
    const local = slot * HALF_HOUR_MS;
    const before = this.#offsetAt(local - DAY_MS);
    const after = this.#offsetAt(local + DAY_MS);
    const isValid = (offset: number): boolean => this.#offsetAt(local - offset) === offset;
    const shift = isValid(before) ? before : isValid(after) ? after : before;
    this.#utcOfSlot.set(slot, shift);
    return shift;
  }

  #offsetAt(utcMs: number): number {
    const parts = Object.fromEntries(this.#format.formatToParts(utcMs).map((part) => [part.type, part.value]));
    const field = (name: string): number => Number(parts[name]);
    return Date.UTC(field('year'), field('month') - 1, field('day'), field('hour'), field('minute'), field('second')) - Math.floor(utcMs / 1000) * 1000;
  }
}
