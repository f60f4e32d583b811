import { describe, expect, test } from 'vitest';
import type { RiskLimits } from '../backtest/run-config.ts';
import { ACME, GLOBEX, Market, type Ask } from '../engine.fixture.ts';

const limited = (limits: RiskLimits): Market => new Market({ limits }, [ACME, GLOBEX]).flat(100).flat(100, { instrument: 1 });
const buy = (quantity: number, rest: Partial<Ask> = {}): Ask => ({ side: 'buy', quantity, ...rest });
const reasonOf = (market: Market, ask: Ask): string => market.ask(ask).reason;

describe('the risk manager denies', () => {
  test('an order above the quantity limit', () => {
    expect(reasonOf(limited({ maxOrderQuantity: '10' }), buy(11))).toBe('order quantity 11 exceeds the limit of 10');
  });
  test('an order above the notional limit', () => {
    expect(reasonOf(limited({ maxOrderNotional: '1000' }), buy(11))).toBe('order notional 1100 exceeds the limit of 1000');
  });
  test('a position that open orders together could exceed', () => {
    const market = limited({ maxPosition: '15' });
    expect(market.ask(buy(10)).status).toBe('accepted');
    expect(reasonOf(market, buy(10))).toBe('position of ACME could reach 20; the limit is 15');
  });
  test('gross exposure over all symbols, open orders included', () => {
    const market = limited({ maxGrossExposure: '1500' });
    market.ask(buy(10));
    expect(reasonOf(market, buy(6, { instrument: 1 }))).toBe('gross exposure could reach 1600; the limit is 1500');
  });
  test('exposure beyond the equity unless leverage is allowed', () => {
    expect(reasonOf(limited({}), buy(1_001))).toContain('more than 1 x the equity of 100000');
    expect(limited({ maxLeverage: 2 }).ask(buy(1_001)).status).toBe('accepted');
  });
  test('a short position where short selling is not allowed, and still lets a long one be closed', () => {
    const market = limited({ allowShort: false });
    market.ask(buy(10));
    market.flat(100);
    expect(market.ask({ side: 'sell', quantity: 10 }).status).toBe('accepted');
    expect(reasonOf(market, { side: 'sell', quantity: 1 })).toContain('short selling is not allowed');
  });
  test('prices too far from the last one', () => {
    expect(reasonOf(limited({ priceCollarPct: 5 }), buy(1, { limit: 94 }))).toBe('price 94 of ACME is 6.00 % away from the last price 100; the limit is 5 %');
  });
  test('too many orders in a minute', () => {
    const market = limited({ maxOrdersPerMinute: 2 });
    market.ask(buy(1));
    market.ask(buy(1));
    expect(reasonOf(market, buy(1))).toBe('more than 2 orders in a minute');
    market.flat(100);
    expect(market.ask(buy(1)).status).toBe('accepted');
  });
  test('too many open orders', () => {
    const market = limited({ maxOpenOrders: 1 });
    market.ask(buy(1, { limit: 90 }));
    expect(reasonOf(market, buy(1, { limit: 91 }))).toBe('1 orders are open; the limit is 1');
  });
  test('symbols that are not on the list', () => {
    expect(reasonOf(limited({ allowedSymbols: ['GLOBEX'] }), buy(1))).toBe('symbol ACME is not allowed; allowed: GLOBEX');
  });
  test('order types that are not on the list, exits of a bracket too', () => {
    const market = limited({ allowedOrderTypes: ['market', 'limit'] });
    expect(reasonOf(market, buy(1, { stop: 110 }))).toBe('order type stop is not allowed; allowed: market, limit');
    expect(market.ask(buy(1, { limit: 90 })).status).toBe('accepted');
    expect(market.ask(buy(1)).status).toBe('accepted');
  });
  test('a symbol without a price', () => {
    expect(new Market().ask(buy(1)).reason).toBe('ACME has no price yet');
  });
  test('orders that add exposure after the daily loss, until the next UTC day', () => {
    const market = limited({ maxDailyLoss: '50' });
    market.ask(buy(10));
    market.flat(100).flat(94);
    expect(reasonOf(market, buy(1))).toContain('the loss of this day has exceeded the limit of 50');
    expect(market.ask({ side: 'sell', quantity: 10 }).status).toBe('accepted');
    market.flat(94, { time: 86_400_000 });
    expect(market.ask(buy(1)).status).toBe('accepted');
  });
  test('orders that add exposure after the drawdown', () => {
    const market = limited({ maxDrawdownPct: 1, maxLeverage: 5 });
    market.ask(buy(1_000));
    market.flat(100).flat(98);
    expect(reasonOf(market, buy(1))).toContain('the drawdown has exceeded the limit of 1 %');
  });
  test('everything after the end of the run', () => {
    const market = limited({});
    market.engine.isClosed = true;
    expect(reasonOf(market, buy(1))).toContain('the run has ended');
  });
});

test('turning a position counts only what the new one exceeds the old one by', () => {
  const market = limited({});
  market.ask(buy(900));
  market.flat(100);
  expect(market.ask({ side: 'sell', quantity: 1_800 }).status).toBe('accepted');
});
