import { expect, test } from 'vitest';
import { FrameReader } from './frame-reader.ts';
import { HEADER_BYTES, writeHeader } from './frames.ts';

function frame(kind: number, body: string): Buffer {
  const all = Buffer.alloc(HEADER_BYTES + Buffer.byteLength(body));
  writeHeader(all, { payloadBytes: Buffer.byteLength(body), kind, sequence: kind });
  all.write(body, HEADER_BYTES);
  return all;
}

function reader(cap = 1_000): { push: (data: Buffer) => string | undefined; frames: string[] } {
  const frames: string[] = [];
  const made = new FrameReader(
    (header) => (header.payloadBytes > cap ? `too long: ${header.payloadBytes}` : undefined),
    (header, payload) => frames.push(`${header.kind}:${payload.toString()}`),
  );
  return { push: (data) => made.push(data), frames };
}

const STREAM = Buffer.concat([frame(1, 'one'), frame(2, ''), frame(3, 'three'), frame(4, 'x'.repeat(300))]);
const FRAMES = ['1:one', '2:', '3:three', `4:${'x'.repeat(300)}`];

test('cuts a stream into frames however it is divided', () => {
  for (const size of [1, 2, 3, 7, 15, 16, 17, 19, 50, 100, STREAM.length]) {
    const { push, frames } = reader();
    for (let at = 0; at < STREAM.length; at += size) expect(push(STREAM.subarray(at, at + size))).toBeUndefined();
    expect(frames).toEqual(FRAMES);
  }
});

test('refuses a frame by its header, before its payload', () => {
  const { push, frames } = reader(10);
  expect(push(STREAM.subarray(0, STREAM.length - 300))).toBe('too long: 300');
  expect(frames).toEqual(FRAMES.slice(0, 3));
});
