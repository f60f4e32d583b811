import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EquityLog, KEPT_STEPS } from './equity-log.ts';

test('gives back every step, whatever the spacing of the times', () => {
  const gaps = fc.array(fc.tuple(fc.constantFrom(60_000, 60_000, 60_000, 86_400_000, 1, 7), fc.integer({ min: -1_000, max: 1_000 })), { maxLength: 200 });
  fc.assert(
    fc.property(gaps, (steps) => {
      const log = new EquityLog(steps.length);
      let time = 0;
      const times: number[] = [];
      for (const [gap] of steps) {
        time += gap;
        times.push(time);
      }
      const equities = steps.map(([, equity]) => equity);
      const half = steps.length >> 1;
      // Rows behind the count are not looked at.
      log.pushColumns({ time: Float64Array.from(times), equity: Float64Array.from(equities) }, half);
      log.pushColumns({ time: Float64Array.from(times.slice(half)), equity: Float64Array.from(equities.slice(half)) }, steps.length - half);
      const columns = log.columns();
      expect([...columns.time]).toEqual(times);
      expect([...columns.equity]).toEqual(steps.map(([, equity]) => equity));
    }),
  );
});
test('keeps nothing of a run that is too long', () => {
  const log = new EquityLog(KEPT_STEPS + 1);
  log.pushColumns({ time: Float64Array.of(1), equity: Float64Array.of(1) }, 1);
  expect([log.isComplete, log.columns().equity.length]).toEqual([false, 0]);
});
