import { barsFrom, randomWalk, runStrategy } from '@paddock/sdk/testing';
import { describe, expect, test } from 'vitest';
import SmaCrossover from './strategy.ts';

const rise = [10, 10, 10, 10, 11, 12, 13, 14];
const fall = [13, 11, 9, 8, 7, 7, 7];

describe('sma-crossover', () => {
  test('buys at the open after the cross above and sells at the open after the cross below', async () => {
    const bars = barsFrom([...rise, ...fall]);
    const { trades } = await runStrategy(SmaCrossover, bars, { params: { fast: 2, slow: 4, quantity: 10 } });
    expect(trades).toMatchObject([{ quantity: 10, entryTime: bars[5]?.time, entryPrice: 11, exitTime: bars[10]?.time, exitPrice: 11, exitReason: 'close' }]);
  });

  test('keeps a position that was never crossed below', async () => {
    const { trades, openPositions } = await runStrategy(SmaCrossover, barsFrom(rise), { params: { fast: 2, slow: 4 } });
    expect(trades).toEqual([]);
    expect(openPositions).toMatchObject([{ side: 'long', quantity: 100, averagePrice: 11 }]);
  });

  test('cannot trade before bar `slow` is closed', async () => {
    const bars = barsFrom([1, 2, 3, 4, 5, 6, 7, 8]);
    const { orders } = await runStrategy(SmaCrossover, bars, { params: { fast: 2, slow: 4 } });
    // The fast average is above the slow one as soon as both exist: that is no cross.
    expect(orders).toEqual([]);
  });

  test('a tie followed by a rise is a cross, in decimals that doubles cannot hold', async () => {
    // Mean of (0.1, 0.2, 0.3) and of (0.2) are equal, though their sums in doubles are not.
    const { orders } = await runStrategy(SmaCrossover, barsFrom([0.3, 0.1, 0.2, 0.3, 0.3]), { params: { fast: 1, slow: 3, quantity: 1 } });
    expect(orders).toHaveLength(1);
    const { orders: none } = await runStrategy(SmaCrossover, barsFrom([0.1, 0.3, 0.2, 0.2, 0.2]), { params: { fast: 1, slow: 3, quantity: 1 } });
    expect(none).toEqual([]);
  });

  test('sizes by notional with whole units at the close of the signal', async () => {
    const { openPositions } = await runStrategy(SmaCrossover, barsFrom(rise), { params: { fast: 2, slow: 4, notional: 1_000 } });
    expect(openPositions).toMatchObject([{ quantity: Math.floor(1_000 / 11) }]);
  });

  test('places nothing when the notional pays for less than one unit', async () => {
    const { orders } = await runStrategy(SmaCrossover, barsFrom(rise), { params: { fast: 2, slow: 4, notional: 5 } });
    expect(orders).toEqual([]);
  });

  test('trades every symbol by itself', async () => {
    const { trades, openPositions } = await runStrategy(
      SmaCrossover,
      { UP: barsFrom([...rise, 15, 16, 17, 18]), DOWN: barsFrom([...rise, ...fall]) },
      { params: { fast: 2, slow: 4, quantity: 1 } },
    );
    expect(trades.map((trade) => trade.symbol)).toEqual(['DOWN']);
    expect(openPositions.map((position) => position.symbol)).toEqual(['UP']);
  });

  test('is never short and never holds more than one entry', async () => {
    const { fills } = await runStrategy(SmaCrossover, randomWalk(2_000), { params: { fast: 3, slow: 9, quantity: 7 } });
    expect(fills.length).toBeGreaterThan(100);
    expect(fills.every((fill, i) => fill.side === (i % 2 === 0 ? 'buy' : 'sell') && fill.quantity === 7)).toBe(true);
  });

  test('leaves although its entry has not filled completely', async () => {
    const { openPositions, orders } = await runStrategy(SmaCrossover, barsFrom([...rise, ...fall, 7, 7, 7], { volume: 100 }), {
      params: { fast: 2, slow: 4, quantity: 100 },
      volumeShare: 0.1,
    });
    expect(orders.map(({ side, status }) => [side, status])).toEqual([
      ['buy', 'cancelled'],
      ['sell', 'filled'],
    ]);
    expect(openPositions).toEqual([]);
  });

  test('says what is wrong when fast is not less than slow', async () => {
    await expect(runStrategy(SmaCrossover, barsFrom(rise), { params: { fast: 30, slow: 30 } })).rejects.toThrow('fast (30) must be less than slow (30)');
  });
});
