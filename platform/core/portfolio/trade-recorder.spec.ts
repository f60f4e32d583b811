import { describe, expect, test } from 'vitest';
import { RunRecorder } from '../backtest/run-recorder.ts';
import { RowWriter } from '../backtest/rows.ts';
import type { LotMethod } from '../backtest/run-config.ts';
import { Market } from '../engine.fixture.ts';
import { EquityAccumulator } from '../stats/index.ts';

/** Trades that follow from fills at the given prices; positive quantities buy. */
function trades(lotMethod: LotMethod, fills: readonly (readonly [quantity: number, price: number])[], rate = '0') {
  const market = new Market({ costs: { commission: { kind: 'percentage', rate }, spreadBps: 0, slippageBps: 0, impactBps: 0 }, limits: { maxLeverage: 10 } });
  const recorder = new RunRecorder({ instruments: 1, lotMethod, equity: new EquityAccumulator({ initialEquity: 1, timeframeMs: 60_000 }), steps: 100 });
  recorder.attach(market.engine);
  market.flat(100);
  for (const [quantity, price] of fills) {
    market.ask({ side: quantity > 0 ? 'buy' : 'sell', quantity: Math.abs(quantity) });
    market.flat(price);
    const fill = market.fills.at(-1);
    if (fill !== undefined) recorder.onFill(fill);
  }
  const rows = new RowWriter(market.engine);
  return { rows: Array.from({ length: recorder.trades.length }, (_, i) => rows.trade(recorder.trades.at(i))), open: rows.openPositions(recorder), market };
}
const brief = ({ rows }: ReturnType<typeof trades>) => rows.map((t) => [t.side, t.quantity, t.entryPrice, t.exitPrice, t.pnl]);

describe('average cost', () => {
  test('makes one trade from flat to flat', () => {
    expect(
      brief(
        trades('average', [
          [10, 100],
          [10, 110],
          [-5, 120],
          [-15, 130],
        ]),
      ),
    ).toEqual([['long', '20', '105', '127.5', '450']]);
  });
  test('splits a reversal into the trade that it closes and the one that it opens', () => {
    const result = trades('average', [
      [10, 100],
      [-15, 110],
      [5, 100],
    ]);
    expect(brief(result)).toEqual([
      ['long', '10', '100', '110', '100'],
      ['short', '5', '110', '100', '50'],
    ]);
  });
  test('divides the fee of a reversal without losing a unit of it', () => {
    const { rows, market } = trades(
      'average',
      [
        [10, 100],
        [-15, 110.07],
        [5, 100],
      ],
      '0.00037',
    );
    const total = rows.reduce((sum, row) => sum + Number(row.fees), 0);
    expect(total).toBeCloseTo(market.engine.scale.toCurrency(market.engine.portfolio.fees.toNumber()), 9);
  });
});
describe('lots', () => {
  const fills = [
    [10, 100],
    [10, 110],
    [-15, 120],
  ] as const;
  test('first in, first out closes the oldest first', () => {
    expect(brief(trades('fifo', fills))).toEqual([
      ['long', '10', '100', '120', '200'],
      ['long', '5', '110', '120', '50'],
    ]);
  });
  test('last in, first out closes the newest first', () => {
    expect(brief(trades('lifo', fills))).toEqual([
      ['long', '10', '110', '120', '100'],
      ['long', '5', '100', '120', '100'],
    ]);
  });
});
test('profits of all methods add up to the same total when everything is closed', () => {
  const fills = [
    [10, 100],
    [7, 103],
    [-12, 99],
    [4, 107],
    [-9, 111],
  ] as const;
  const totals = (['average', 'fifo', 'lifo'] as const).map((method) => trades(method, fills, '0.001').rows.reduce((sum, row) => sum + Number(row.pnl), 0));
  expect(totals[1]).toBeCloseTo(totals[0] ?? 0, 9);
  expect(totals[2]).toBeCloseTo(totals[0] ?? 0, 9);
});
