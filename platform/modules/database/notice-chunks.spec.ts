import { expect, test } from 'vitest';
import { ChunkReader, toChunks } from './notice-chunks.ts';

function roundTrip(value: unknown): unknown {
  const reader = new ChunkReader();
  return toChunks(value)
    .map((chunk) => reader.read(chunk))
    .at(-1);
}

test('a small value travels in one notification', () => {
  expect(toChunks({ id: 'a' })).toHaveLength(1);
  expect(roundTrip({ id: 'a' })).toEqual({ id: 'a' });
});

test('a large value is cut into payloads that PostgreSQL takes and put together again', () => {
  const value = { symbols: Array.from({ length: 5000 }, (_, index) => `SYMBOL ${index}`) };
  const chunks = toChunks(value);
  expect(chunks.length).toBeGreaterThan(5);
  expect(Math.max(...chunks.map((chunk) => Buffer.byteLength(chunk)))).toBeLessThan(8000);
  expect(roundTrip(value)).toEqual(value);
});

test('text beyond ASCII survives the cut', () => {
  const value = { note: 'naïve 🐎 '.repeat(2000) };
  expect(Math.max(...toChunks(value).map((chunk) => Buffer.byteLength(chunk)))).toBeLessThan(8000);
  expect(roundTrip(value)).toEqual(value);
});

test('messages from several senders do not mix', () => {
  const reader = new ChunkReader();
  const [first, second] = [{ text: 'a'.repeat(20_000) }, { text: 'b'.repeat(20_000) }].map(toChunks);
  const mixed = (first ?? []).flatMap((chunk, index) => [chunk, second?.[index] ?? '']);
  expect(mixed.map((chunk) => reader.read(chunk)).filter((value) => value !== undefined)).toEqual([{ text: 'a'.repeat(20_000) }, { text: 'b'.repeat(20_000) }]);
});

test('refuses what belongs in a table', () => {
  expect(() => toChunks('x'.repeat(600_000))).toThrow(/over the limit of 524288: send an id/);
});
