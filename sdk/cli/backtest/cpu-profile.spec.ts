import { expect, test } from 'vitest';
import { cpuProfile } from './cpu-profile.ts';

test('lines become functions with ticks, and shares become time', () => {
  const line = { file: 'strategy.ts', name: 'onBar' };
  const profile = cpuProfile(
    {
      samples: 100,
      engine: 0.25,
      callbacks: [],
      lines: [
        { ...line, line: 7, share: 0.5 },
        { ...line, line: 5, share: 0.25 },
      ],
    },
    200,
  );
  expect(profile.nodes.map(({ callFrame, hitCount }) => [callFrame.functionName, callFrame.lineNumber, hitCount])).toEqual([
    ['(root)', 0, 0],
    ['(engine)', 0, 25],
    ['onBar', 4, 75],
  ]);
  expect(profile.nodes[2]?.positionTicks).toEqual([
    { line: 7, ticks: 50 },
    { line: 5, ticks: 25 },
  ]);
  expect(profile.nodes[0]?.children).toEqual([2, 3]);
  expect(profile.samples).toHaveLength(100);
  expect(profile.timeDeltas.reduce((sum, delta) => sum + delta, 0)).toBe(profile.endTime);
});

test('a run too short for samples is still a profile', () => {
  expect(cpuProfile({ samples: 0, engine: 0, callbacks: [], lines: [] }, 1).samples).toEqual([]);
});
