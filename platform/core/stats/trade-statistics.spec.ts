import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TradeRow } from '../backtest/result.ts';
import { tradeStatistics } from './trade-statistics.ts';

function trade(pnl: string, more: Partial<TradeRow> = {}): TradeRow {
  return { symbol: 'A', side: 'long', quantity: '1', entryTime: 0, entryPrice: '1', exitTime: 1, exitPrice: '1', fees: '0', pnl, bars: 4, ...more };
}

describe('trade statistics', () => {
  test('of 10, -5, 0, 20, 20, -15', () => {
    const statistics = tradeStatistics(['10', '-5', '0', '20', '20', '-15'].map((pnl) => trade(pnl)));
    expect(statistics).toMatchObject({
      trades: 6,
      netProfit: 30,
      winRate: 0.5,
      profitFactor: 2.5,
      expectancy: 5,
      averageLoss: -10,
      largestWin: 20,
      largestLoss: -15,
      longestWinStreak: 2,
      longestLossStreak: 1,
      averageBarsHeld: 4,
    });
    expect(statistics.averageWin).toBeCloseTo(50 / 3, 12);
    expect(statistics.payoff).toBeCloseTo(5 / 3, 12);
    expect(statistics.kelly).toBeCloseTo(0.5 - 0.5 / (5 / 3), 12);
    const sd = Math.sqrt((25 + 100 + 25 + 225 + 225 + 400) / 5);
    expect(statistics.sqn).toBeCloseTo((Math.sqrt(6) * 5) / sd, 12);
    expect(statistics.sqn100).toBe(statistics.sqn);
  });

  test('SQN 100 stops growing at a hundred trades', () => {
    const { sqn, sqn100 } = tradeStatistics(Array.from({ length: 400 }, (_, index) => trade(index % 2 === 0 ? '3' : '-1')));
    expect((sqn ?? 0) / (sqn100 ?? 1)).toBeCloseTo(2, 12);
  });

  test('excursions are magnitudes, over the trades that have one', () => {
    const statistics = tradeStatistics([trade('1', { mae: '-4', mfe: '6' }), trade('1', { mae: '-2' }), trade('1')]);
    expect(statistics).toMatchObject({ averageMae: 3, averageMfe: 6, worstMae: 4 });
  });

  test('without trades, or without losses, what cannot be said is null', () => {
    expect(tradeStatistics([])).toMatchObject({
      trades: 0,
      netProfit: 0,
      winRate: null,
      profitFactor: null,
      expectancy: null,
      sqn: null,
      largestWin: null,
      averageMae: null,
      worstMae: null,
    });
    expect(tradeStatistics([trade('1'), trade('2')])).toMatchObject({ winRate: 1, profitFactor: null, payoff: null, kelly: null, largestLoss: null });
    expect(tradeStatistics([trade('0.1'), trade('0.1'), trade('0.1')]).sqn).toBeNull();
    expect(tradeStatistics([trade('-2')])).toMatchObject({ profitFactor: 0, payoff: null, sqn: null });
  });

  test('a P&L that is no number is an error that quotes it', () => {
    expect(() => tradeStatistics([trade('1,5')])).toThrow('"1,5"');
  });

  test('equal the naive formulas for any results', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 60 }), (cents) => {
        const values = cents.map((value) => value / 100);
        const statistics = tradeStatistics(values.map((value) => trade(value.toFixed(2))));
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(statistics.expectancy).toBeCloseTo(mean, 9);
        expect(statistics.winRate).toBe(values.filter((value) => value > 0).length / values.length);
        const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
        if (sd > 1e-9) expect(statistics.sqn).toBeCloseTo((Math.sqrt(values.length) * mean) / sd, 6);
      }),
    );
  });
});
