import type { OrderStatus, OrderType, Side, TimeInForce } from '@paddock/sdk';
import type { Digest } from '../backtest/digest.ts';
import type { TradingEngine } from '../engine.ts';
import type { ExactParts } from '../money/exact-sum.ts';
import type { OrderRecord } from '../oms/order-record.ts';
import type { RiskSnapshot } from '../risk/risk-manager.ts';

/** An order as JSON; `null` stands for "no price" and "no time". */
export interface OrderSnapshot {
  readonly id: number;
  readonly instrument: number;
  readonly owner: number;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly expireAt: number;
  readonly tag: string;
  readonly parent: number;
  readonly ocoGroup: number;
  readonly submittedAt: number;
  readonly closedAt: number | null;
  readonly quantity: number;
  readonly limit: number | null;
  readonly stop: number | null;
  readonly filled: number;
  readonly filledValue: number;
  readonly activeFrom: number;
  readonly isTriggered: boolean;
  readonly exposurePerUnit: number;
  readonly status: OrderStatus;
  readonly reason: string;
}

/**
 * Everything that an engine knows about its account between two steps, as plain JSON. An engine restored from it goes on exactly as the
 * first would.
 */
export interface AccountSnapshot {
  readonly time: number;
  readonly step: number;
  readonly orderCount: number;
  readonly ocoGroups: number;
  readonly cash: ExactParts;
  readonly fees: ExactParts;
  readonly traded: ExactParts;
  /** By instrument; `null` before its first price. */
  readonly marks: readonly (number | null)[];
  readonly positions: readonly { readonly instrument: number; readonly quantity: number; readonly cost: number; readonly realized: number }[];
  /** Instruments with a position, in the order in which they were opened. */
  readonly held: readonly number[];
  /** Orders that are not terminal, in order of arrival. */
  readonly orders: readonly OrderSnapshot[];
  /** Ids of those that can match, by instrument, in the order in which they do. */
  readonly working: readonly (readonly number[])[];
  /** A sum of products: taken over as it is, since another order of additions could round otherwise. */
  readonly pendingNotional: number;
  readonly risk: RiskSnapshot;
  readonly digest: { readonly hash: number; readonly fills: number };
}

export function accountSnapshot(engine: TradingEngine, digest: Digest): AccountSnapshot {
  const { time, step, orderCount, ocoGroups, portfolio, openOrders, risk } = engine;
  return {
    time,
    step,
    orderCount,
    // A judge only sees the groups of orders; one that has no open order left may be used again.
    ocoGroups: engine.allOpenOrders().reduce((most, order) => Math.max(most, order.ocoGroup), ocoGroups),
    cash: portfolio.cash.parts(),
    fees: portfolio.fees.parts(),
    traded: portfolio.traded.parts(),
    marks: Array.from(portfolio.marks, orNull),
    positions: portfolio.positions.flatMap(({ quantity, cost, realized }, instrument) =>
      quantity === 0 && cost === 0 && realized === 0 ? [] : [{ instrument, quantity, cost, realized }],
    ),
    held: [...portfolio.held],
    orders: engine.allOpenOrders().map(orderSnapshot),
    working: engine.instruments.map((_, instrument) => openOrders.list(instrument).ids()),
    pendingNotional: openOrders.pendingNotional,
    risk: risk.snapshot(),
    digest: { hash: digest.hash, fills: digest.fills },
  };
}

export function orderSnapshot(order: OrderRecord): OrderSnapshot {
  const { id, instrument, owner, side, type, timeInForce, expireAt, tag, parent, ocoGroup, submittedAt } = order;
  const { quantity, limit, stop, filled, filledValue, activeFrom, isTriggered, exposurePerUnit, status, reason } = order;
  const fixed = {
    id,
    instrument,
    owner,
    side,
    type,
    timeInForce,
    expireAt,
    tag,
    parent,
    ocoGroup,
    submittedAt,
    closedAt: order.isOpen ? null : order.closedAt,
  };
  return { ...fixed, quantity, limit: orNull(limit), stop: orNull(stop), filled, filledValue, activeFrom, isTriggered, exposurePerUnit, status, reason };
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
