import { barsFrom, randomWalk, runStrategy, type TestBar } from '@paddock/sdk/testing';
import { describe, expect, test } from 'vitest';
import RsiBracket from './strategy.ts';

/** RSI(2) is 0 at the close of 98 (bar 2): limit 97.8, stop 96.82, target 99.27. The entry fills at 97.8 on bar 3. */
const decline = [100, 99, 98, 97];
const bars = (...following: readonly (readonly [open: number, high: number, low: number, close: number])[]): readonly TestBar[] => {
  const start = barsFrom(decline);
  const last = start.at(-1)?.time ?? 0;
  return [...start, ...following.map(([open, high, low, close], i) => ({ time: last + (i + 1) * 86_400_000, open, high, low, close }))];
};
const run = (data: readonly TestBar[]) => runStrategy(RsiBracket, data, { params: { period: 2 } });
/** The same, but bar 3 stays above the limit. */
const skipFirst = (data: readonly TestBar[]): readonly TestBar[] =>
  data.map((bar, i) => (i === 3 ? { ...bar, open: 97.9, high: 98, low: 97.85, close: 97.9 } : bar));

describe('rsi-bracket', () => {
  test('places a limit below the close with stop and target from the limit', async () => {
    const { orders } = await run(barsFrom(decline.slice(0, 3)));
    expect(orders).toMatchObject([
      { side: 'buy', type: 'limit', quantity: 10, limitPrice: 97.8 },
      { side: 'sell', type: 'stop', stopPrice: 96.82, tag: 'stop-loss' },
      { side: 'sell', type: 'limit', limitPrice: 99.27, tag: 'take-profit' },
    ]);
  });

  test('takes the profit on a later bar', async () => {
    const { trades } = await run(bars([97, 97.5, 96.9, 97], [97, 99.5, 97, 99.4]));
    expect(trades).toMatchObject([{ entryPrice: 97.8, exitPrice: 99.27, exitReason: 'take-profit' }]);
  });

  test('stops the loss, at the open when the bar opens below the stop', async () => {
    const { trades } = await run(bars([97, 97, 96.9, 96.9], [95, 96, 94, 95]));
    expect(trades[0]).toMatchObject({ entryPrice: 97.8, exitPrice: 95, exitReason: 'stop-loss' });
  });

  test('one bar that touches both is stopped', async () => {
    const { trades } = await run(bars([97, 97.5, 97, 97.2], [97, 100, 96, 98]));
    expect(trades[0]).toMatchObject({ exitPrice: 96.82, exitReason: 'stop-loss' });
  });

  test('gives an unfilled entry up after five bars and may try again at that close', async () => {
    const quiet = [97.9, 97.95, 97.85, 97.86] as const;
    const { orders } = await run(skipFirst(bars(quiet, quiet, quiet, quiet, quiet)));
    const entries = orders.filter((order) => order.side === 'buy');
    expect(entries.map((order) => order.status)).toEqual(['cancelled', 'accepted']);
    expect((entries[1]?.submittedAt ?? 0) - (entries[0]?.submittedAt ?? 0)).toBe(5 * 86_400_000);
  });

  test('has at most one entry at a time and is never short', async () => {
    const { orders, trades } = await run(randomWalk(3_000, { step: 0.02 }));
    expect(trades.length).toBeGreaterThan(50);
    expect(trades.every((trade) => trade.side === 'long' && trade.quantity === 10)).toBe(true);
    expect(trades.every((trade, i) => trade.entryTime >= (trades[i - 1]?.exitTime ?? 0))).toBe(true);
    expect(orders.filter((order) => order.status === 'denied')).toEqual([]);
  });
});
