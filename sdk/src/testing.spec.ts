import { describe, expect, test } from 'vitest';
import { Strategy, int, type Bar } from './index.ts';
import { barsFrom, randomWalk, runStrategy } from './testing.ts';

class BuyOnThird extends Strategy({ name: 'buy-on-third', params: { quantity: int({ default: 10, min: 1 }), hold: int({ default: 2, min: 1 }) } }) {
  #bars = 0;
  override onBar(bar: Bar): void {
    this.#bars += 1;
    if (this.#bars === 3) this.buy({ quantity: this.params.quantity });
    if (this.#bars === 3 + this.params.hold) this.close();
    this.plot('close', bar.close);
  }
}

describe('runStrategy', () => {
  test('calls an onBar that was put in the place of another from the next bar on', async () => {
    class Changing extends Strategy({ name: 'changing' }) {
      override onBar(): void {
        this.log('first');
        this.onBar = () => this.log('second');
      }
    }
    const { logs } = await runStrategy(Changing, barsFrom([10, 11, 12]));
    expect(logs.map(({ message }) => message)).toEqual(['first', 'second', 'second']);
  });
  test('runs a strategy that has frozen itself', async () => {
    class Frozen extends Strategy({ name: 'frozen' }) {
      constructor() {
        super();
        Object.freeze(this);
      }
      override onBar(): void {
        this.log('bar');
      }
    }
    expect((await runStrategy(Frozen, barsFrom([10, 11]))).logs).toHaveLength(2);
  });
  test('fills an order of bar 3 at the open of bar 4', async () => {
    const bars = barsFrom([10, 11, 12, 13, 14, 15, 16]);
    const { trades, orders, equity, finalEquity, openPositions } = await runStrategy(BuyOnThird, bars);
    expect(trades).toMatchObject([
      {
        symbol: 'TEST',
        side: 'long',
        quantity: 10,
        entryPrice: 12,
        exitPrice: 14,
        pnl: 20,
        fees: 0,
        entryTime: bars[3]?.time,
        exitTime: bars[5]?.time,
        exitReason: 'close',
      },
    ]);
    expect(orders.map(({ side, status, limitPrice }) => [side, status, limitPrice])).toEqual([
      ['buy', 'filled', Number.NaN],
      ['sell', 'filled', Number.NaN],
    ]);
    expect(equity.map((point) => point.equity)).toEqual([100_000, 100_000, 100_000, 100_010, 100_020, 100_020, 100_020]);
    expect(finalEquity).toBe(100_020);
    expect(openPositions).toEqual([]);
  });

  test('takes parameters, cash and costs', async () => {
    const { trades, finalEquity } = await runStrategy(BuyOnThird, barsFrom([10, 10, 10, 10, 10, 10]), {
      params: { quantity: 5, hold: 1 },
      cash: 1_000,
      commissionRate: 0.01,
    });
    expect(trades).toMatchObject([{ quantity: 5, fees: 1, pnl: -1 }]);
    expect(finalEquity).toBe(999);
  });

  test('runs one instance per symbol of an object of lists', async () => {
    const { trades } = await runStrategy(BuyOnThird, { B: barsFrom([1, 2, 3, 4, 5, 6]), A: barsFrom([10, 20, 30, 40, 50, 60]) });
    expect(trades.map(({ symbol, pnl }) => [symbol, pnl])).toEqual([
      ['B', 20],
      ['A', 200],
    ]);
  });

  test('leaves a position open that nobody closed', async () => {
    const { trades, openPositions } = await runStrategy(BuyOnThird, barsFrom([10, 11, 12, 13]));
    expect(trades).toEqual([]);
    expect(openPositions).toMatchObject([{ symbol: 'TEST', side: 'long', quantity: 10, averagePrice: 12, unrealizedPnl: 10 }]);
  });

  test('applies risk limits and reports a denied order with its reason', async () => {
    const { orders, logs } = await runStrategy(BuyOnThird, barsFrom([10, 11, 12, 13]), { limits: { maxOrderQuantity: '5' } });
    expect(orders).toMatchObject([{ status: 'denied', quantity: 10 }]);
    expect(orders[0]?.reason).not.toBe('');
    expect(logs[0]?.message).toContain('denied');
  });

  test('rejects with what the strategy throws', async () => {
    class Thrower extends Strategy({ name: 'thrower' }) {
      override onBar(): void {
        throw new Error('no more');
      }
    }
    await expect(runStrategy(Thrower, barsFrom([1, 2]))).rejects.toThrow('no more');
  });

  test.each([
    [[], 'there are no bars'],
    [
      [
        { time: 2, open: 1, high: 1, low: 1, close: 1 },
        { time: 1, open: 1, high: 1, low: 1, close: 1 },
      ],
      'bar 1 of TEST: time 1 is not after 2',
    ],
    [[{ time: 1, open: 1, high: 1, low: 1, close: 2 }], 'bar 0 of TEST: open 1 and close 2 are not between low 1 and high 1'],
    [[{ time: 1, open: 1, high: 1, low: 1, close: Number.NaN }], 'holds something that is not a number'],
  ])('refuses bars that cannot be: %#', async (bars, message) => {
    await expect(runStrategy(BuyOnThird, bars)).rejects.toThrow(message);
  });

  test('refuses values that the schema does not allow', async () => {
    await expect(runStrategy(BuyOnThird, barsFrom([1, 2]), { params: { quantity: 0 } })).rejects.toThrow('quantity: 0 is out of range');
    await expect(runStrategy(BuyOnThird, barsFrom([1, 2]), { timeframe: '1y' })).rejects.toThrow('timeframe "1y" is unknown');
  });
});

describe('a reload in a test', () => {
  class First extends Strategy({ name: 'high' }) {
    protected high = 0;
    override onBar(bar: Bar): void {
      if (bar.close > this.high && this.high > 0 && this.position.isFlat) this.buy({ quantity: 1, stopLoss: bar.close - 3 });
      this.high = Math.max(this.high, bar.close);
    }
    override save(): unknown {
      return { high: this.high };
    }
    override load(state: { readonly high: number }): void {
      this.high = state.high;
    }
  }
  class Second extends First {
    override readonly stateVersion = 2;
    override save(): unknown {
      return { best: { high: this.high } };
    }
    override load(state: { readonly best: { readonly high: number } } & { readonly high: number }): void {
      this.high = state.best.high;
      this.log(`best ${this.high}`);
    }
    override migrate(state: { readonly high: number }, version: number): unknown {
      return { best: { high: state.high + version - 1 } };
    }
  }
  const bars = randomWalk(400, { seed: 3 });

  test('of the same version changes nothing, with open orders and a position', async () => {
    const whole = await runStrategy(First, bars);
    expect(whole.trades.length).toBeGreaterThan(1);
    for (const afterBars of [1, 77, 200, 399]) {
      const reloaded = await runStrategy(First, bars, { reload: { afterBars, to: First } });
      expect(reloaded.orders).toEqual(whole.orders);
      expect(reloaded.fills).toEqual(whole.fills);
      expect(reloaded.finalEquity).toBe(whole.finalEquity);
    }
  });
  test('hands an older state to migrate', async () => {
    const { logs } = await runStrategy(First, barsFrom([5, 9, 7]), { reload: { afterBars: 2, to: Second } });
    expect(logs.map((line) => line.message)).toEqual(['best 9']);
  });
  test('rejects where the next version cannot read the state', async () => {
    class Deaf extends Strategy({ name: 'deaf' }) {}
    await expect(runStrategy(First, barsFrom([1, 2, 3]), { reload: { afterBars: 1, to: Deaf } })).rejects.toThrow('this one has no load()');
  });
});

describe('bars for tests', () => {
  test('open at the close before and hold both between low and high', () => {
    expect(barsFrom([1, 3, 2], { start: 0, everyMs: 60_000, volume: 5 })).toEqual([
      { time: 0, open: 1, high: 1, low: 1, close: 1, volume: 5 },
      { time: 60_000, open: 1, high: 3, low: 1, close: 3, volume: 5 },
      { time: 120_000, open: 3, high: 3, low: 2, close: 2, volume: 5 },
    ]);
  });

  test('a random walk is the same for the same seed', () => {
    expect(randomWalk(50, { seed: 7 })).toEqual(randomWalk(50, { seed: 7 }));
    expect(randomWalk(50, { seed: 7 })).not.toEqual(randomWalk(50, { seed: 8 }));
  });
});
