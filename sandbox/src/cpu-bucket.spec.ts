import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CpuBucket, overstatedMs, unreportedMs } from './cpu-bucket.ts';

const allowance = fc.record({ refillMsPerSecond: fc.integer({ min: 0, max: 1_000 }), capMs: fc.integer({ min: 1, max: 60_000 }) });
const uses = fc.array(fc.record({ afterMs: fc.integer({ min: 0, max: 5_000 }), usedMs: fc.integer({ min: 0, max: 2_000 }) }), { maxLength: 60 });

describe('a CPU bucket', () => {
  test('starts full, refills with time and never above its cap', () => {
    const bucket = new CpuBucket({ refillMsPerSecond: 100, capMs: 1_000 }, 0);
    expect(bucket.charge(400, 0)).toBe(600);
    expect(bucket.level(1_000)).toBe(700);
    expect(bucket.level(60_000)).toBe(1_000);
  });
  test('lets nobody use more than the cap plus what has flowed in', () => {
    fc.assert(
      fc.property(allowance, uses, (given, all) => {
        const bucket = new CpuBucket(given, 0);
        let now = 0;
        let used = 0;
        for (const { afterMs, usedMs } of all) {
          now += afterMs;
          used += usedMs;
          const level = bucket.charge(usedMs, now);
          expect(level).toBeLessThanOrEqual(given.capMs);
          // While it is not empty, use has stayed within cap and inflow; the bucket never gives more.
          if (level >= 0) expect(used - usedMs).toBeLessThanOrEqual(given.capMs + (now / 1_000) * given.refillMsPerSecond + 1e-6);
          expect(used).toBeLessThanOrEqual(given.capMs + (now / 1_000) * given.refillMsPerSecond - level + 1e-6);
        }
      }),
    );
  });
  test('is the same whether it is looked at often or once', () => {
    fc.assert(
      fc.property(allowance, fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 20 }), (given, spans) => {
        const often = new CpuBucket(given, 0);
        often.charge(given.capMs, 0);
        let now = 0;
        for (const span of spans) often.charge(0, (now += span));
        const once = new CpuBucket(given, 0);
        once.charge(given.capMs, 0);
        expect(often.level(now)).toBeCloseTo(once.level(now), 6);
      }),
    );
  });
  test('goes below zero when more is used than it holds, and refills from there', () => {
    const bucket = new CpuBucket({ refillMsPerSecond: 200, capMs: 500 }, 0);
    expect(bucket.charge(900, 0)).toBe(-400);
    expect(bucket.level(1_000)).toBe(-200);
  });
  test('gains nothing from a clock that steps back or from a negative use', () => {
    const bucket = new CpuBucket({ refillMsPerSecond: 1_000, capMs: 500 }, 10_000);
    bucket.charge(500, 10_000);
    expect(bucket.charge(0, 0)).toBe(0);
    expect(bucket.charge(-100, 10_000)).toBe(0);
  });
  test('takes back what it gave too little of, up to its cap', () => {
    const bucket = new CpuBucket({ refillMsPerSecond: 0, capMs: 500 }, 0);
    bucket.charge(400, 0);
    bucket.refund(150, 0);
    expect(bucket.level(0)).toBe(250);
    bucket.refund(-50, 0);
    bucket.refund(9_999, 0);
    expect(bucket.level(0)).toBe(500);
  });
  test('that cannot be filled or emptied is refused', () => {
    expect(() => new CpuBucket({ refillMsPerSecond: -1, capMs: 10 }, 0)).toThrow('cannot be used');
    expect(() => new CpuBucket({ refillMsPerSecond: 1, capMs: Number.NaN }, 0)).toThrow('cannot be used');
  });
});

describe('CPU time that a process did not report', () => {
  test('is none where the runtime explains the difference', () => {
    expect(unreportedMs({ kernelMs: 400, reportedMs: 100, requests: 1_000, wallMs: 1_000 })).toBe(0);
  });
  test('is charged where a process that computes all the time says that it does nothing', () => {
    expect(unreportedMs({ kernelMs: 10_000, reportedMs: 0, requests: 100, wallMs: 10_000 })).toBe(8_930);
  });
});

test("time in which another process had the processor is not the strategy's", () => {
  expect(overstatedMs({ kernelMs: 300, reportedMs: 900, requests: 10, wallMs: 1_000 })).toBe(590);
  expect(overstatedMs({ kernelMs: 300, reportedMs: 305, requests: 10, wallMs: 1_000 })).toBe(0);
});
