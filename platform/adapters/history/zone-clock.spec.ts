import { expect, test } from 'vitest';
import { ZoneClock } from './zone-clock.ts';

const utc = (zone: string, local: string): string => new Date(new ZoneClock(zone).toUtc(Date.parse(`${local}Z`))).toISOString();

test('a time that occurs twice is the first one', () => {
  expect(utc('America/New_York', '2024-11-03T01:30')).toBe('2024-11-03T05:30:00.000Z');
  expect(utc('America/New_York', '2024-11-03T02:30')).toBe('2024-11-03T07:30:00.000Z');
});

test('a time that clocks skip is shifted by the skipped hour', () => {
  expect(utc('Europe/Berlin', '2024-03-31T02:30')).toBe('2024-03-31T01:30:00.000Z');
  expect(utc('Europe/Berlin', '2024-03-31T03:30')).toBe('2024-03-31T01:30:00.000Z');
});

test('offsets of half an hour and fixed offsets work', () => {
  expect(utc('Australia/Lord_Howe', '2024-01-15T11:00')).toBe('2024-01-15T00:00:00.000Z');
  expect(utc('+05:30', '2024-01-15T05:30')).toBe('2024-01-15T00:00:00.000Z');
});

test('an unknown zone is refused with examples', () => {
  expect(() => new ZoneClock('Mars/Base')).toThrow('time zone "Mars/Base" is not known; use an IANA name such as UTC');
});
