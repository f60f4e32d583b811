import { barsFrom, randomWalk, runStrategy, type TestBar } from '@paddock/sdk/testing';
import { describe, expect, test } from 'vitest';
import MomentumRotation from './strategy.ts';

const DAY = 86_400_000;
const start = Date.UTC(2020, 0, 1);
const line = (days: number, price: (day: number) => number): readonly TestBar[] =>
  barsFrom(
    Array.from({ length: days }, (_, day) => price(day)),
    { start },
  );
const up = (slope: number) => (day: number) => 100 + slope * day;
const month = (time: number): number => new Date(time).getUTCMonth();

describe('momentum-rotation', () => {
  test('buys the strongest symbols on the first bar of a month and fills one bar later', async () => {
    const { fills } = await runStrategy(
      MomentumRotation,
      { SLOW: line(40, up(0.1)), FAST: line(40, up(1)), DOWN: line(40, up(-1)) },
      { params: { lookback: 20, hold: 1 } },
    );
    expect(fills.map(({ symbol, side, time }) => [symbol, side, time])).toEqual([['FAST', 'buy', Date.UTC(2020, 1, 2)]]);
  });

  test('never holds what fell', async () => {
    const { fills } = await runStrategy(MomentumRotation, { A: line(100, up(-0.5)), B: line(100, up(-0.2)) }, { params: { lookback: 20, hold: 2 } });
    expect(fills).toEqual([]);
  });

  test('sells a former leader first and buys with the proceeds one bar later', async () => {
    const turn = Date.UTC(2020, 2, 1);
    const data = { FORMER: line(80, (day) => (day < 45 ? 100 + day : 190 - day)), NEW: line(80, (day) => (day < 45 ? 100 : 100 + (day - 44) * 5)) };
    const { fills, orders } = await runStrategy(MomentumRotation, data, { params: { lookback: 10, hold: 1 } });
    expect(fills.map(({ symbol, side, time }) => [symbol, side, time])).toEqual([
      ['FORMER', 'buy', Date.UTC(2020, 1, 2)],
      ['FORMER', 'sell', turn + DAY],
      ['NEW', 'buy', turn + 2 * DAY],
    ]);
    expect(orders.every((order) => order.status === 'filled')).toBe(true);
  });

  test('splits equity into equal parts and keeps the reserve', async () => {
    const { openPositions, finalEquity } = await runStrategy(
      MomentumRotation,
      { A: line(45, up(1)), B: line(45, up(2)) },
      { params: { lookback: 20, hold: 2, reserve: 10 }, cash: 1_000_000 },
    );
    const values = openPositions.map(({ quantity, averagePrice }) => quantity * averagePrice);
    expect(values).toHaveLength(2);
    for (const value of values) expect(value).toBeGreaterThan(440_000);
    for (const value of values) expect(value).toBeLessThan(460_000);
    expect(finalEquity).toBeGreaterThan(1_000_000);
  });

  test('a symbol without a bar on that day is not ranked', async () => {
    const gone = line(20, up(5));
    const { fills } = await runStrategy(MomentumRotation, { GONE: gone, HERE: line(45, up(1)) }, { params: { lookback: 10, hold: 1 } });
    expect(fills.map((fill) => fill.symbol)).toEqual(['HERE']);
  });

  test('on many symbols asks for nothing that risk must deny, and only trades around the turn of a month', async () => {
    const data = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`S${i}`, randomWalk(400, { seed: i + 1, start, step: 0.03 })]));
    const { orders, logs } = await runStrategy(MomentumRotation, data, { params: { lookback: 30, hold: 4 }, commissionRate: 0.001 });
    expect(orders.length).toBeGreaterThan(20);
    expect(orders.filter((order) => order.status === 'denied')).toEqual([]);
    expect(orders.every((order) => month(order.submittedAt) !== month(order.submittedAt - 3 * DAY))).toBe(true);
    expect(logs.filter((log) => log.message.startsWith('leaders')).length).toBeGreaterThanOrEqual(13);
  });
});
