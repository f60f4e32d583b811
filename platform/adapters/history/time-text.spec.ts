import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TimeReader, type TimeFormat } from './time-text.ts';
import { ZoneClock } from './zone-clock.ts';

function read(format: TimeFormat, text: string, timezone?: string): string | undefined {
  const reader = new TimeReader(format, timezone === undefined ? undefined : new ZoneClock(timezone));
  const bytes = Buffer.from(text, 'latin1');
  return reader.read(bytes, 0, bytes.length) ? new Date(reader.ms).toISOString() : undefined;
}

describe('TimeReader', () => {
  test('reads every ISO instant that Date writes', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1801-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
        expect(read('iso', date.toISOString())).toBe(date.toISOString());
      }),
    );
  });

  test.each<[TimeFormat, string, string]>([
    ['iso', '2004-08-19', '2004-08-19T00:00:00.000Z'],
    ['iso', '2021-12-31 23:01:00.000000', '2021-12-31T23:01:00.000Z'],
    ['iso', '2021-12-31T23:01:00.123456789Z', '2021-12-31T23:01:00.123Z'],
    ['iso', '2023-07-03 09:15:00+05:30', '2023-07-03T03:45:00.000Z'],
    ['iso', '2023-07-03T09:15-0400', '2023-07-03T13:15:00.000Z'],
    ['iso', '2012.02.01 00:05', '2012-02-01T00:05:00.000Z'],
    ['iso', '2012/2/1 1:05:00 PM', '2012-02-01T13:05:00.000Z'],
    ['compact', '20040819', '2004-08-19T00:00:00.000Z'],
    ['compact', '20040819 13:30', '2004-08-19T13:30:00.000Z'],
    ['compact', '20200101 170000065', '2020-01-01T17:00:00.065Z'],
    ['compact', '20200101093000', '2020-01-01T09:30:00.000Z'],
    ['epoch', '946684800', '2000-01-01T00:00:00.000Z'],
    ['epoch', '1577836800.25', '2020-01-01T00:00:00.250Z'],
    ['epoch', '1577836800123', '2020-01-01T00:00:00.123Z'],
    ['epoch', '1577836800123456', '2020-01-01T00:00:00.123Z'],
    ['epoch', '1577836800123456789', '2020-01-01T00:00:00.123Z'],
    ['day-first', '31/12/2020 10:00', '2020-12-31T10:00:00.000Z'],
    ['month-first', '12/31/2020', '2020-12-31T00:00:00.000Z'],
    ['month-name', '03-JAN-2000', '2000-01-03T00:00:00.000Z'],
  ])('reads %s %j', (format, text, expected) => {
    expect(read(format, text)).toBe(expected);
  });

  test.each<[TimeFormat, string]>([
    ['iso', '2021-02-29'],
    ['iso', '2021-13-01'],
    ['iso', '21-01-01'],
    ['iso', '2021-01-01 25:00'],
    ['iso', '2021-01-01 10:61'],
    ['iso', '2021-01-01x'],
    ['iso', ''],
    ['iso', '2021-01-01 10:00 nonsense'],
    ['compact', '2021010'],
    ['compact', '1577836800000'],
    ['epoch', '12:00'],
    ['iso', '1500-01-01'],
    ['month-name', '03-FOO-2000'],
  ])('refuses %s %j', (format, text) => {
    expect(read(format, text)).toBeUndefined();
  });

  test('reads a date and a time of day from two columns', () => {
    const reader = new TimeReader('iso');
    const bytes = Buffer.from('2006-01-02,09:01:30');
    expect(reader.readPair(bytes, 0, 10, 11, 19)).toBe(true);
    expect(new Date(reader.ms).toISOString()).toBe('2006-01-02T09:01:30.000Z');
  });

  test('applies the time zone to wall-clock times, not to dates and not to times with an offset', () => {
    expect(read('iso', '2024-01-15 09:30', 'America/New_York')).toBe('2024-01-15T14:30:00.000Z');
    expect(read('iso', '2024-07-15 09:30', 'America/New_York')).toBe('2024-07-15T13:30:00.000Z');
    expect(read('iso', '2024-07-15', 'America/New_York')).toBe('2024-07-15T00:00:00.000Z');
    expect(read('iso', '2024-07-15 09:30Z', 'America/New_York')).toBe('2024-07-15T09:30:00.000Z');
    expect(read('iso', '2024-07-15 09:15', 'Asia/Kolkata')).toBe('2024-07-15T03:45:00.000Z');
  });
});
