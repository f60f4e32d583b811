import { describe, expect, test } from 'vitest';
import { nextWindow, paddedRange, timeAt, type LoadedBars } from './bar-window.ts';

const extent = { from: 0, to: 1_000_000 };
const all: LoadedBars = { range: extent, rawCount: 100_000, count: 2000 };

describe('nextWindow', () => {
  test('is content with the whole range while it is visible', () => {
    expect(nextWindow({ from: -500, to: 2_000_000 }, all, extent)).toBeNull();
  });

  test('reads finer bars once a small part is visible', () => {
    expect(nextWindow({ from: 500_000, to: 550_000 }, all, extent)).toEqual({ from: 450_000, to: 600_000 });
  });

  test('does not ask again for what it has just read', () => {
    const visible = { from: 500_000, to: 550_000 };
    const loaded: LoadedBars = { range: paddedRange(visible, extent), rawCount: 15_000, count: 2000 };
    expect(nextWindow(visible, loaded, extent)).toBeNull();
  });

  test('never asks for finer bars than the dataset has', () => {
    const loaded: LoadedBars = { range: { from: 400_000, to: 600_000 }, rawCount: 900, count: 900 };
    expect(nextWindow({ from: 500_000, to: 500_100 }, loaded, extent)).toBeNull();
  });

  test('reads on when panned outside, but not beyond the data', () => {
    const loaded: LoadedBars = { range: { from: 400_000, to: 600_000 }, rawCount: 900, count: 900 };
    expect(nextWindow({ from: 350_000, to: 450_000 }, loaded, extent)).toEqual({ from: 250_000, to: 550_000 });
    expect(nextWindow({ from: 2_000_000, to: 2_100_000 }, loaded, extent)).toBeNull();
  });
});

test('timeAt interpolates inside and extrapolates outside', () => {
  const times = [0, 10, 30, 60];
  expect(timeAt(times, 1.5)).toBe(20);
  expect(timeAt(times, -1)).toBe(-20);
  expect(timeAt(times, 4)).toBe(80);
  expect(timeAt([], 3)).toBe(0);
});
