import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Digest } from '../backtest/digest.ts';
import { DEFAULT_RUN_CONFIG, type RunConfig } from '../backtest/run-config.ts';
import { ACME, GLOBEX, Market } from '../engine.fixture.ts';
import type { FillEvent } from '../protocol.ts';
import { accountSnapshot, orderSnapshot, type AccountSnapshot, type OrderSnapshot } from './account-snapshot.ts';
import { restoreAccount } from './restore-account.ts';

/** One thing that may happen to an account. */
type Action =
  | { readonly kind: 'bar'; readonly instrument: number; readonly price: number; readonly range: number; readonly volume: number }
  | { readonly kind: 'order'; readonly instrument: number; readonly buy: boolean; readonly quantity: number; readonly away: number; readonly type: number }
  | { readonly kind: 'bracket' | 'oco'; readonly instrument: number; readonly buy: boolean; readonly quantity: number }
  | { readonly kind: 'cancel' | 'replace'; readonly nth: number };

const instrument = fc.integer({ min: 0, max: 1 });
const quantity = fc.integer({ min: 1, max: 400 });
const bar = fc.record({
  kind: fc.constant('bar' as const),
  instrument,
  price: fc.integer({ min: 1_800, max: 2_200 }),
  range: fc.integer({ min: 0, max: 60 }),
  volume: fc.integer({ min: 0, max: 800 }),
});
const order = fc.record({
  kind: fc.constant('order' as const),
  instrument,
  buy: fc.boolean(),
  quantity,
  away: fc.integer({ min: -8, max: 8 }),
  type: fc.integer({ min: 0, max: 7 }),
});
const pair = fc.record({ kind: fc.constantFrom('bracket' as const, 'oco' as const), instrument, buy: fc.boolean(), quantity });
const change = fc.record({ kind: fc.constantFrom('cancel' as const, 'replace' as const), nth: fc.integer({ min: 0, max: 5 }) });
const actions = fc.array(fc.oneof({ weight: 4, arbitrary: bar }, { weight: 3, arbitrary: order }, { weight: 2, arbitrary: pair }, change), {
  minLength: 5,
  maxLength: 120,
});
const configs: fc.Arbitrary<Partial<RunConfig>> = fc.record({
  cash: fc.constantFrom('100000', '98765432109876543.21'),
  fills: fc.constantFrom({ volumeShare: 0 }, { volumeShare: 0.3 }),
  costs: fc.constantFrom(DEFAULT_RUN_CONFIG.costs, {
    commission: {
      kind: 'tiered' as const,
      tiers: [
        { upTo: '50000', rate: '0.002' },
        { upTo: null, rate: '0.0005' },
      ],
    },
    spreadBps: 3,
    slippageBps: 2,
    impactBps: 50,
  }),
  limits: fc.constantFrom({}, { maxOrdersPerMinute: 4, maxDrawdownPct: 3, maxDailyLoss: '500', maxOpenOrders: 12, maxPosition: '900' }),
});

/** A market with the listener's digest, driven by actions. */
class Account extends Market {
  readonly digest = new Digest();
  readonly closed: OrderSnapshot[] = [];

  constructor(config: Partial<RunConfig>) {
    super(config, [ACME, GLOBEX]);
  }
  override onFill(fill: FillEvent): void {
    super.onFill(fill);
    this.digest.fill(fill);
  }
  override onOrder(record: Parameters<Market['onOrder']>[0]): void {
    super.onOrder(record);
    if (!record.isOpen) this.closed.push(orderSnapshot(record));
  }
  snapshot(): AccountSnapshot {
    return JSON.parse(JSON.stringify(accountSnapshot(this.engine, this.digest))) as AccountSnapshot;
  }
  restore(account: AccountSnapshot, closed?: readonly OrderSnapshot[]): this {
    restoreAccount(this.engine, this.digest, account, closed);
    return this;
  }
  do(action: Action, time: number): void {
    const on = 'instrument' in action ? action.instrument : 0;
    const mark = this.engine.portfolio.marks[on] ?? Number.NaN;
    switch (action.kind) {
      case 'bar': {
        const price = (action.price - (action.price % 5)) / 20;
        const half = (action.range - (action.range % 5)) / 20;
        this.bar(price, price + half, price - half, price, { instrument: on, volume: action.volume, time });
        return;
      }
      case 'order': {
        const price = Math.round(mark + action.away / 4);
        const [limit, stop] = [action.type & 1 ? price : Number.NaN, action.type & 2 ? price : Number.NaN];
        const timeInForce = action.type === 4 ? 'DAY' : action.type === 5 ? 'FOK' : action.type === 6 ? 'GTD' : 'GTC';
        this.ask({
          instrument: on,
          side: action.buy ? 'buy' : 'sell',
          quantity: action.quantity,
          limit,
          stop,
          timeInForce,
          expireAt: time + 300_000,
          tag: 'x',
        });
        return;
      }
      case 'bracket':
      case 'oco': {
        const [side, other] = action.buy ? (['buy', 'sell'] as const) : (['sell', 'buy'] as const);
        const away = action.buy ? 1 : -1;
        const ocoGroup = this.engine.newOcoGroup();
        const base = { instrument: on, quantity: action.quantity };
        const entry = this.ask({ ...base, side, ...(action.kind === 'oco' ? { limit: Math.round(mark - away), ocoGroup } : {}) });
        const parent = action.kind === 'bracket' ? entry.id : 0;
        if (!entry.isOpen) return;
        this.ask({ ...base, side: other, stop: Math.round(mark - 2 * away), parent, ocoGroup });
        this.ask({ ...base, side: other, limit: Math.round(mark + 2 * away), parent, ocoGroup });
        return;
      }
      case 'cancel':
      case 'replace': {
        const open = this.engine.allOpenOrders()[action.nth];
        if (open === undefined) return;
        if (action.kind === 'cancel') this.engine.cancel(open.id);
        else this.engine.replace(open.id, open.quantity + 3, Number.NaN, Number.NaN);
        return;
      }
      default:
        action satisfies never;
    }
  }
}

const run = (account: Account, steps: readonly Action[], from = 0): Account => {
  steps.forEach((action, i) => account.do(action, (from + i + 1) * 45_000));
  return account;
};
/** What somebody who watches the account sees. */
const trace = ({ fills, statuses }: Account): unknown => ({
  statuses,
  fills: fills.map(({ order: { id }, quantity: n, price, fee, time, step }) => [id, n, price, String(fee), time, step]),
});

describe('an account restored from its snapshot', () => {
  test('goes on exactly as one that was never interrupted', () => {
    fc.assert(
      fc.property(configs, actions, fc.double({ min: 0, max: 1, noNaN: true }), (config, all, share) => {
        const cut = Math.floor(all.length * share);
        const whole = run(new Account(config), all.slice(0, cut));
        const account = whole.snapshot();
        const restored = new Account(config).restore(account);
        expect(restored.snapshot()).toEqual(account);
        whole.fills.length = 0;
        whole.statuses.length = 0;
        for (const each of [whole, restored]) run(each, all.slice(cut), cut);
        expect(trace(restored)).toEqual(trace(whole));
        expect(restored.snapshot()).toEqual(whole.snapshot());
      }),
      { numRuns: 300 },
    );
  });

  test('also when the engine had gone another way before, and its orders end as they ended elsewhere', () => {
    fc.assert(
      fc.property(configs, actions, actions, actions, (config, before, elsewhere, after) => {
        const judge = run(new Account(config), before);
        const blue = run(new Account(config), before);
        const views = blue.engine.allOpenOrders();
        judge.closed.length = 0;
        run(judge, elsewhere, before.length);
        blue.restore(judge.snapshot(), judge.closed);
        expect(blue.snapshot()).toEqual(judge.snapshot());
        const now = new Map([...judge.closed, ...judge.snapshot().orders].map((each) => [each.id, each]));
        for (const view of views) expect(orderSnapshot(view)).toEqual({ ...now.get(view.id) });
        for (const each of [judge, blue]) {
          each.fills.length = 0;
          each.statuses.length = 0;
          run(each, after, before.length + elsewhere.length);
        }
        expect(trace(blue)).toEqual(trace(judge));
      }),
      { numRuns: 200 },
    );
  });

  test('knows its exact cash beyond what a double holds', () => {
    const account = run(new Account({ cash: '98765432109876543.21' }), [
      { kind: 'bar', instrument: 0, price: 2_000, range: 0, volume: 1_000 },
      { kind: 'order', instrument: 0, buy: true, quantity: 7, away: 0, type: 0 },
      { kind: 'bar', instrument: 0, price: 2_000, range: 0, volume: 1_000 },
    ]);
    const restored = new Account({ cash: '98765432109876543.21' }).restore(account.snapshot());
    expect(restored.engine.portfolio.cash.toBigInt()).toBe(account.engine.portfolio.cash.toBigInt());
    expect(account.fills).toHaveLength(1);
  });
});
