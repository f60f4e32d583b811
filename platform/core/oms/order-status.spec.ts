import type { OrderStatus } from '@paddock/sdk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Market } from '../engine.fixture.ts';
import { canTransition, isTerminal, STATUS, STATUSES as statuses, TRANSITIONS } from './order-status.ts';

const ends = (status: OrderStatus): boolean => isTerminal(STATUS[status]);

test('every status can be reached from initialized', () => {
  const reached = new Set<OrderStatus>(['initialized']);
  for (const status of reached) for (const next of TRANSITIONS[status]) reached.add(next);
  expect([...reached].toSorted()).toEqual(statuses.toSorted());
});
test('from every status that is not terminal a terminal one can be reached', () => {
  for (const status of statuses) expect(ends(status) || TRANSITIONS[status].some(ends) || status === 'initialized').toBe(true);
});
test('exactly the statuses that nothing follows are terminal', () => {
  expect(statuses.filter(ends)).toEqual(statuses.filter((status) => TRANSITIONS[status].length === 0));
});
test('nothing follows a terminal status', () => {
  for (const from of statuses.filter(ends)) for (const to of statuses) expect(canTransition(STATUS[from], STATUS[to])).toBe(false);
});
test('an order refuses a transition that the table does not list', () => {
  const order = new Market().flat(100).ask({ side: 'buy', quantity: 1 });
  expect(() => order.become(STATUS.denied, 0)).toThrow('order 1 cannot go from accepted to denied');
});
test('whatever a strategy does, the core never takes an illegal transition and never overfills', () => {
  const action = fc.oneof(
    fc.record({
      kind: fc.constant('order' as const),
      side: fc.constantFrom('buy' as const, 'sell' as const),
      quantity: fc.integer({ min: 1, max: 40 }),
      offset: fc.integer({ min: -4, max: 4 }),
      form: fc.constantFrom('market', 'limit', 'stop', 'both'),
      force: fc.constantFrom('GTC' as const, 'DAY' as const, 'IOC' as const, 'FOK' as const),
      group: fc.integer({ min: 0, max: 2 }),
      child: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('cancel' as const), id: fc.integer({ min: 1, max: 30 }) }),
    fc.record({
      kind: fc.constant('replace' as const),
      id: fc.integer({ min: 1, max: 30 }),
      quantity: fc.integer({ min: 1, max: 40 }),
      price: fc.integer({ min: 90, max: 110 }),
    }),
    fc.record({
      kind: fc.constant('bar' as const),
      open: fc.integer({ min: 94, max: 106 }),
      up: fc.integer({ min: 0, max: 5 }),
      down: fc.integer({ min: 0, max: 5 }),
      volume: fc.integer({ min: 0, max: 200 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 80 }), fc.constantFrom(0, 0.25), (actions, volumeShare) => {
      const market = new Market({ fills: { volumeShare }, limits: { maxLeverage: 10 } }).flat(100);
      for (const a of actions) {
        if (a.kind === 'bar') market.bar(a.open, a.open + a.up, a.open - a.down, a.open, { volume: a.volume });
        else if (a.kind === 'cancel') market.engine.cancel(a.id);
        else if (a.kind === 'replace') market.engine.replace(a.id, a.quantity, a.price, Number.NaN);
        else {
          const price = 100 + a.offset;
          const entry = market.ask({
            side: a.side,
            quantity: a.quantity,
            ocoGroup: a.group,
            timeInForce: a.force,
            ...(a.form === 'limit' || a.form === 'both' ? { limit: price } : {}),
            ...(a.form === 'stop' || a.form === 'both' ? { stop: price } : {}),
          });
          if (a.child && entry.isOpen) market.ask({ side: a.side === 'buy' ? 'sell' : 'buy', quantity: a.quantity, stop: price, parent: entry.id });
        }
      }
      for (const fill of market.fills) expect(fill.order.filled).toBeLessThanOrEqual(fill.order.quantity);
      const bought = market.fills.reduce((sum, fill) => sum + fill.quantity * fill.order.sign, 0);
      expect(market.position).toBe(bought);
      const spent = market.fills.reduce((sum, fill) => sum + BigInt(fill.price) * BigInt(fill.quantity * fill.order.sign), 0n);
      expect(market.engine.portfolio.cash.toBigInt()).toBe(10_000_000n - spent);
      const open = market.engine.ordersOf(0);
      expect(market.engine.openOrders.count).toBe(open.length);
      expect(open.every((order) => order.isOpen)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
