import type { ZoneClock } from './zone-clock.ts';

/** How a column writes its times. `day-first` is 31/12/2020, `month-first` 12/31/2020, `month-name` 31-Dec-2020. */
export type TimeFormat = 'iso' | 'compact' | 'epoch' | 'day-first' | 'month-first' | 'month-name';

export const TIME_FORMATS: readonly TimeFormat[] = ['iso', 'compact', 'epoch', 'day-first', 'month-first', 'month-name'];

const DAY_MS = 86_400_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FIRST_MS = Date.UTC(1800, 0, 1);
const LAST_MS = Date.UTC(2200, 0, 1);
const SPACE = 32;

/** Days from 1970-01-01 of a Gregorian date (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

function isCivil(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > (MONTH_DAYS[month - 1] as number)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** Reads times of one format from bytes into epoch milliseconds UTC; fractions below a millisecond are cut off. */
export class TimeReader {
  /** Epoch ms UTC; a date without a time is midnight UTC in every zone, because a calendar date is no instant. */
  ms = 0;
  hasClock = false;
  readonly format: TimeFormat;
  readonly #zone: ZoneClock | undefined;
  #at = 0;
  #end = 0;
  #width = 0;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(format: TimeFormat, zone?: ZoneClock) {
    this.format = format;
    this.#zone = zone;
  }

  /** False when the bytes are no time of this format between 1800 and 2200. */
  read(bytes: Buffer, start: number, end: number): boolean {
    if (!this.#start(bytes, start, end)) return false;
    if (this.format === 'epoch') return this.#readEpoch() && this.#isPlausible();
    if (!this.#readDate()) return false;
    if (this.#at === this.#end) return this.#isPlausible();
    return this.#readClockAndZone() && this.#isPlausible();
  }

  /** A date in one column and a time of day in another. */
  readPair(bytes: Buffer, dateStart: number, dateEnd: number, clockStart: number, clockEnd: number): boolean {
    if (!this.#start(bytes, dateStart, dateEnd) || !this.#readDate() || this.#at !== this.#end) return false;
    return this.#start(bytes, clockStart, clockEnd, this.ms) && this.#readClockAndZone() && this.#isPlausible();
  }

  #start(bytes: Buffer, start: number, end: number, ms = 0): boolean {
    while (start < end && bytes[start] === SPACE) start++;
    while (end > start && bytes[end - 1] === SPACE) end--;
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    this.ms = ms;
    this.hasClock = false;
    return end > start;
  }

  #isPlausible(): boolean {
    return this.ms >= FIRST_MS && this.ms < LAST_MS;
  }

  /** Reads 1 to `most` digits; -1 when there is none. */
  #digits(most: number): number {
    let value = 0;
    let count = 0;
    while (count < most && this.#at < this.#end) {
      const digit = (this.#bytes[this.#at] as number) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      this.#at++;
      count++;
    }
    this.#width = count;
    return count === 0 ? -1 : value;
  }

  #skip(byte: number): boolean {
    if (this.#at >= this.#end || this.#bytes[this.#at] !== byte) return false;
    this.#at++;
    return true;
  }

  #skipDateMark(): boolean {
    return this.#skip(45) || this.#skip(47) || this.#skip(46);
  }

  /** Seconds up to 11 digits, then milliseconds, from 15 digits microseconds, from 18 nanoseconds. */
  #readEpoch(): boolean {
    const text = this.#bytes.toString('latin1', this.#at, this.#end);
    const match = /^(-?)(\d{1,20})(?:\.(\d{1,15}))?$/.exec(text);
    if (!match) return false;
    this.hasClock = true;
    const [, sign = '', whole = '', fraction = ''] = match;
    const ms =
      whole.length <= 11
        ? Number(whole + fraction.padEnd(3, '0').slice(0, 3))
        : Number(whole.slice(0, whole.length - (whole.length >= 18 ? 6 : whole.length >= 15 ? 3 : 0)));
    this.ms = sign === '-' ? -ms : ms;
    return true;
  }

  #readDate(): boolean {
    switch (this.format) {
      case 'compact': {
        const date = this.#digits(8);
        return this.#width === 8 && this.#setDate(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100);
      }
      case 'iso': {
        const year = this.#digits(4);
        if (this.#width !== 4 || !this.#skipDateMark()) return false;
        const month = this.#digits(2);
        return this.#skipDateMark() && this.#setDate(year, month, this.#digits(2));
      }
      case 'epoch':
        return false;
      case 'day-first':
      case 'month-first':
      case 'month-name':
      default:
        return this.#readYearLast();
    }
  }

  #readYearLast(): boolean {
    const first = this.#digits(2);
    if (first < 0 || !(this.#skipDateMark() || this.#skip(SPACE))) return false;
    const second = this.format === 'month-name' ? this.#monthName() : this.#digits(2);
    if (second < 0 || !(this.#skipDateMark() || this.#skip(SPACE))) return false;
    const year = this.#digits(4);
    if (this.#width !== 4) return false;
    return this.format === 'month-first' ? this.#setDate(year, first, second) : this.#setDate(year, second, first);
  }

  #monthName(): number {
    const name = this.#bytes.toString('latin1', this.#at, Math.min(this.#end, this.#at + 3)).toLowerCase();
    this.#at += 3;
    return MONTHS.indexOf(name) + 1 || -1;
  }

  #setDate(year: number, month: number, day: number): boolean {
    if (!isCivil(year, month, day)) return false;
    this.ms = daysFromCivil(year, month, day) * DAY_MS;
    return true;
  }

  #readClockAndZone(): boolean {
    if (!this.#skip(84)) while (this.#skip(SPACE));
    if (!this.#readClock() || !this.#readHalfOfDay()) return false;
    this.hasClock = true;
    while (this.#skip(SPACE));
    if (this.#at < this.#end) return this.#readZone() && this.#at === this.#end;
    if (this.#zone) this.ms = this.#zone.toUtc(this.ms);
    return true;
  }

  #readClock(): boolean {
    const hour = this.#digits(2);
    const hasMarks = this.#skip(58);
    const minute = this.#digits(2);
    if (hour < 0 || hour > 24 || this.#width !== 2 || minute > 59) return false;
    let second = 0;
    if (hasMarks ? this.#skip(58) : this.#isDigitNext()) {
      second = this.#digits(2);
      if (this.#width !== 2 || second > 60) return false;
    }
    const hasFraction = this.#skip(46) || this.#skip(44) || (!hasMarks && this.#isDigitNext());
    this.ms += hour * 3_600_000 + minute * 60_000 + second * 1_000 + (hasFraction ? this.#millis() : 0);
    return true;
  }

  #isDigitNext(): boolean {
    const byte = this.#at < this.#end ? (this.#bytes[this.#at] as number) : 0;
    return byte >= 48 && byte <= 57;
  }

  #millis(): number {
    const value = this.#digits(3);
    const millis = value < 0 ? 0 : value * 10 ** (3 - this.#width);
    while (this.#digits(15) >= 0);
    return millis;
  }

  #readHalfOfDay(): boolean {
    if (this.#at === this.#end) return true;
    const rest = this.#bytes
      .toString('latin1', this.#at, Math.min(this.#end, this.#at + 3))
      .toUpperCase()
      .trim();
    if (rest !== 'AM' && rest !== 'PM') return true;
    this.#at = this.#end;
    const hour = Math.floor((this.ms - Math.floor(this.ms / DAY_MS) * DAY_MS) / 3_600_000);
    if (hour < 1 || hour > 12) return false;
    this.ms += ((hour % 12) + (rest === 'PM' ? 12 : 0) - hour) * 3_600_000;
    return true;
  }

  #readZone(): boolean {
    const text = this.#bytes.toString('latin1', this.#at, this.#end).toUpperCase();
    this.#at = this.#end;
    if (text === 'Z' || text === 'UTC' || text === 'GMT') return true;
    const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
    if (!match) return false;
    this.ms -= (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000;
    return true;
  }
}
