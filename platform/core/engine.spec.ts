import { describe, expect, test } from 'vitest';
import { GLOBEX, Market } from './engine.fixture.ts';

describe('market orders', () => {
  test('fill at the open of the next bar, never of the bar that decided them', () => {
    const market = new Market().flat(100);
    market.ask({ side: 'buy', quantity: 10 });
    expect(market.fills).toHaveLength(0);
    market.bar(101, 105, 99, 104);
    expect(market.prices).toEqual([101]);
    expect(market.position).toBe(10);
    expect(market.cash).toBe(100_000 - 1_010);
  });
  test('placed after the last bar never fill', () => {
    const market = new Market().flat(100);
    const order = market.ask({ side: 'buy', quantity: 10 });
    expect(order.status).toBe('accepted');
    expect(market.position).toBe(0);
  });
});

describe('limit orders', () => {
  test('fill at their price when the bar touches it', () => {
    const market = new Market().flat(100);
    market.ask({ side: 'buy', quantity: 1, limit: 98 });
    market.bar(100, 101, 98, 99);
    expect(market.prices).toEqual([98]);
  });
  test('fill at a better open', () => {
    const market = new Market().flat(100);
    market.ask({ side: 'buy', quantity: 1, limit: 98 });
    market.bar(97, 99, 96, 98);
    expect(market.prices).toEqual([97]);
  });
  test('stay when the bar does not reach them', () => {
    const market = new Market().flat(100);
    const order = market.ask({ side: 'sell', quantity: 1, limit: 102 });
    market.bar(100, 101.99, 99, 100);
    expect(order.status).toBe('accepted');
  });
});

describe('stop orders', () => {
  test('fill at their price when the bar touches it', () => {
    const market = new Market().flat(100);
    market.ask({ side: 'sell', quantity: 1, stop: 95 });
    market.bar(99, 100, 94, 96);
    expect(market.prices).toEqual([95]);
  });
  test('fill at a worse open: the gap is a loss', () => {
    const market = new Market().flat(100);
    market.ask({ side: 'sell', quantity: 1, stop: 95 });
    market.bar(90, 96, 89, 95);
    expect(market.prices).toEqual([90]);
  });
});

describe('stop-limit orders', () => {
  test('fill at the stop when the limit allows it', () => {
    const market = new Market().flat(100);
    market.ask({ side: 'buy', quantity: 1, stop: 105, limit: 106 });
    market.bar(101, 107, 100, 106);
    expect(market.prices).toEqual([105]);
  });
  test('whose limit lies short of the stop work from the bar after the trigger', () => {
    const market = new Market().flat(100);
    market.ask({ side: 'buy', quantity: 1, stop: 105, limit: 104 });
    market.bar(101, 106, 100, 105);
    expect(market.fills).toHaveLength(0);
    market.bar(105, 106, 103, 104);
    expect(market.prices).toEqual([104]);
  });
  test('gapped over wait at their limit', () => {
    const market = new Market().flat(100);
    market.ask({ side: 'buy', quantity: 1, stop: 105, limit: 106 });
    market.bar(110, 112, 109, 111);
    expect(market.fills).toHaveLength(0);
    market.bar(108, 109, 106, 107);
    expect(market.prices).toEqual([106]);
  });
});

describe('inside one bar', () => {
  test('a stop fills before a limit when both are touched', () => {
    const market = new Market().flat(100);
    market.ask({ side: 'buy', quantity: 10 });
    market.flat(100);
    const [target, stop] = [
      market.ask({ side: 'sell', quantity: 10, limit: 105, ocoGroup: 1 }),
      market.ask({ side: 'sell', quantity: 10, stop: 95, ocoGroup: 1 }),
    ];
    market.bar(100, 106, 94, 100);
    expect([target.status, stop.status]).toEqual(['cancelled', 'filled']);
    expect(market.position).toBe(0);
  });
});

describe('a bracket', () => {
  const bracket = (market: Market) => {
    const entry = market.ask({ side: 'buy', quantity: 10, limit: 100 });
    const stop = market.ask({ side: 'sell', quantity: 10, stop: 95, parent: entry.id, ocoGroup: 1, tag: 'stop-loss' });
    const target = market.ask({ side: 'sell', quantity: 10, limit: 110, parent: entry.id, ocoGroup: 1, tag: 'take-profit' });
    return { entry, stop, target };
  };
  test('holds its exits until the entry fills, and they work from the bar after', () => {
    const market = new Market().flat(101);
    const { stop } = bracket(market);
    expect(stop.status).toBe('held');
    market.bar(101, 111, 90, 100);
    expect(market.prices).toEqual([100]);
    market.bar(96, 97, 94, 95);
    expect(market.prices).toEqual([100, 95]);
  });
  test('cancels the other exit when one fills', () => {
    const market = new Market().flat(101);
    const { stop, target } = bracket(market);
    market.flat(100).bar(105, 111, 104, 110);
    expect([stop.status, target.status]).toEqual(['cancelled', 'filled']);
  });
  test('cancels its exits with an entry that never filled', () => {
    const market = new Market().flat(101);
    const { entry, stop, target } = bracket(market);
    market.engine.cancel(entry.id);
    expect([entry.status, stop.status, target.status]).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });
  test('leaves no exit behind when the position is closed by another order', () => {
    const market = new Market().flat(101);
    const { stop, target } = bracket(market);
    market.flat(100);
    market.ask({ side: 'sell', quantity: 10 });
    market.flat(101);
    expect([market.position, stop.status, target.status]).toEqual([0, 'cancelled', 'cancelled']);
  });
  test('never turns the position with an exit', () => {
    const market = new Market().flat(101);
    bracket(market);
    market.flat(100);
    market.ask({ side: 'sell', quantity: 6 });
    market.flat(100).bar(94, 94, 94, 94);
    expect(market.position).toBe(0);
  });
});

describe('time in force', () => {
  const DAY = 86_400_000;
  test('DAY ends with the UTC day of the submission', () => {
    const market = new Market({}, undefined, DAY).flat(100);
    const order = market.ask({ side: 'buy', quantity: 1, limit: 90, timeInForce: 'DAY' });
    market.bar(100, 100, 89, 90, { time: 2 * DAY });
    expect([order.status, market.fills.length]).toEqual(['expired', 0]);
  });
  test('GTD still works on a bar stamped with its time and expires after it', () => {
    const market = new Market().flat(100, { time: 1_000 });
    const order = market.ask({ side: 'buy', quantity: 1, limit: 90, timeInForce: 'GTD', expireAt: 3_000 });
    market.flat(100, { time: 3_000 });
    expect(order.status).toBe('accepted');
    market.flat(80, { time: 3_001 });
    expect(order.status).toBe('expired');
  });
  test('IOC takes what the open gives and cancels the rest', () => {
    const market = new Market({ fills: { volumeShare: 0.1 } }).flat(100);
    const order = market.ask({ side: 'buy', quantity: 150, timeInForce: 'IOC' });
    market.flat(100, { volume: 1_000 });
    expect([order.status, order.filled]).toEqual(['cancelled', 100]);
  });
  test('FOK fills in full or not at all', () => {
    const market = new Market({ fills: { volumeShare: 0.1 } }).flat(100);
    const order = market.ask({ side: 'buy', quantity: 150, timeInForce: 'FOK' });
    market.flat(100, { volume: 1_000 });
    expect([order.status, order.filled]).toEqual(['cancelled', 0]);
  });
});

describe('the venue', () => {
  test('fills at most its share of the volume in one bar', () => {
    const market = new Market({ fills: { volumeShare: 0.1 } }).flat(100);
    const order = market.ask({ side: 'buy', quantity: 150 });
    market.flat(100, { volume: 1_000 });
    expect([order.status, order.filled]).toEqual(['partially-filled', 100]);
    market.flat(101, { volume: 1_000 });
    expect([order.status, order.filled]).toEqual(['filled', 150]);
  });
  test('moves market orders against their author by spread, slippage and impact, rounded against him to the grid', () => {
    const costs = { commission: { kind: 'none' } as const, spreadBps: 10, slippageBps: 5, impactBps: 100 };
    const market = new Market({ costs }, [GLOBEX]).flat(100);
    market.ask({ side: 'buy', quantity: 100 });
    market.flat(100, { volume: 1_000 });
    // 100 x (1 + (5 + 5 + 100 x 0.1) bps) = 100.20
    expect(market.prices).toEqual([100.2]);
  });
});

describe('replacing an order', () => {
  test('changes price and quantity from the next bar on', () => {
    const market = new Market().flat(100);
    const order = market.ask({ side: 'buy', quantity: 10, limit: 90 });
    expect(market.engine.replace(order.id, 5, 95, Number.NaN)).toBe(true);
    market.bar(100, 100, 94, 96);
    expect([market.prices, market.position]).toEqual([[95], 5]);
  });
  test('is refused off the grid, below what has filled, and when it is over', () => {
    const market = new Market().flat(100);
    const order = market.ask({ side: 'buy', quantity: 10, limit: 90 });
    expect(market.engine.replace(order.id, Number.NaN, 90.001, Number.NaN)).toBe(false);
    market.engine.cancel(order.id);
    expect(market.engine.replace(order.id, 5, 95, Number.NaN)).toBe(false);
  });
});

describe('prices off the grid', () => {
  test('are denied with the nearest valid price', () => {
    const market = new Market({}, [GLOBEX]).flat(100);
    const order = market.ask({ side: 'buy', quantity: 1, limit: 99.98 });
    expect([order.status, order.reason]).toEqual(['denied', 'limit price 99.98 of GLOBEX is off its grid of 0.05; nearest valid price: 100.00']);
  });
  test('quantities between steps are denied with the nearest valid quantity', () => {
    const market = new Market().flat(100);
    expect(market.ask({ side: 'buy', quantity: 1.5 }).reason).toBe('quantity 1.5 of ACME must be more than 0 and a multiple of 1; nearest: 2');
    expect(market.ask({ side: 'buy', quantity: 0 }).status).toBe('denied');
  });
});
