import { barsFrom, runStrategy, type TestBar } from '@paddock/sdk/testing';
import { describe, expect, test } from 'vitest';
import Pairs from './strategy.ts';

const params = { lookback: 10, entry: 2, exit: 0.9, notional: 10_000 } as const;
/** Both legs at 100 with a little noise in the first; then the first jumps by `jump` for three bars and comes back. */
const excursion = (jump: number): Readonly<Record<string, readonly TestBar[]>> => {
  const noise = Array.from({ length: 20 }, (_, i) => 100 + (i % 2 === 0 ? 0.1 : -0.1));
  const first = [...noise, 100 + jump, 100 + jump, 100 + jump, 100, 100, 100, 100, 100, 100, 100, 100];
  return { FIRST: barsFrom(first), SECOND: barsFrom(first.map(() => 100)) };
};

describe('pairs', () => {
  test('sells the dear and buys the cheap leg, and closes both when the ratio is back', async () => {
    const { trades, openPositions } = await runStrategy(Pairs, excursion(5), { params });
    expect(trades.map(({ symbol, side }) => [symbol, side])).toEqual(
      expect.arrayContaining([
        ['FIRST', 'short'],
        ['SECOND', 'long'],
      ]),
    );
    expect(trades).toHaveLength(2);
    expect(trades.reduce((sum, trade) => sum + trade.pnl, 0)).toBeGreaterThan(0);
    expect(openPositions).toEqual([]);
  });

  test('goes the other way round when the first is cheap', async () => {
    const { orders } = await runStrategy(Pairs, excursion(-5), { params });
    expect(orders.slice(0, 2).map(({ symbol, side, tag }) => [symbol, side, tag])).toEqual([
      ['FIRST', 'buy', 'cheap'],
      ['SECOND', 'sell', 'dear'],
    ]);
  });

  test('gives each leg the same notional', async () => {
    const { orders } = await runStrategy(Pairs, excursion(5), { params });
    expect(orders[0]).toMatchObject({ symbol: 'SECOND', quantity: 100 });
    expect(orders[1]).toMatchObject({ symbol: 'FIRST', quantity: 95 });
  });

  test('does not keep one leg when the other is denied', async () => {
    const { fills, orders } = await runStrategy(Pairs, excursion(5), { params, limits: { allowShort: false } });
    expect(fills).toEqual([]);
    expect(new Set(orders.map((order) => order.status))).toEqual(new Set(['cancelled', 'denied']));
  });

  test('looks only at moments at which both have a bar', async () => {
    const { FIRST = [], SECOND = [] } = excursion(5);
    const { orders } = await runStrategy(Pairs, { FIRST, SECOND: SECOND.map((bar) => ({ ...bar, time: bar.time + 3_600_000 })) }, { params });
    expect(orders).toEqual([]);
  });

  test('plots the z-score', async () => {
    const { plots } = await runStrategy(Pairs, excursion(5), { params });
    expect(plots.every((point) => point.name === 'z-score' && Number.isFinite(point.value))).toBe(true);
    expect(Math.max(...plots.map((point) => point.value))).toBeGreaterThan(2);
  });

  test('wants exactly two symbols and an exit inside the entry', async () => {
    const { FIRST = [] } = excursion(5);
    await expect(runStrategy(Pairs, { ONLY: FIRST })).rejects.toThrow('pairs needs exactly two symbols, not 1: ONLY');
    await expect(runStrategy(Pairs, excursion(5), { params: { entry: 1, exit: 1 } })).rejects.toThrow('exit (1) must be less than entry (1)');
  });
});
