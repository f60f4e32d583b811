import type { OrderStatus, OrderType, Side, TimeInForce } from '@paddock/sdk';

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

/** Everything that an engine knows about its account between two steps, as plain JSON. An engine restored from it goes on exactly as the first would. */
export interface AccountSnapshot {
  readonly time: number;
  readonly step: number;
  readonly orderCount: number;
  readonly ocoGroups: number;
  readonly cash: readonly [big: string, small: number];
  readonly fees: readonly [big: string, small: number];
  readonly traded: readonly [big: string, small: number];
  /** By instrument; `null` before its first price. */
  readonly marks: readonly (number | null)[];
  readonly positions: readonly { readonly instrument: number; readonly quantity: number; readonly cost: number; readonly realized: number }[];
  /** Instruments with a position, in the order in which they were opened. */
  readonly held: readonly number[];
  /** Orders that are not terminal, in order of arrival. */
  readonly orders: readonly OrderSnapshot[];
  /** Ids of the working ones by instrument, in the order in which they match. */
  readonly working: readonly (readonly number[])[];
  readonly pendingNotional: number;
  readonly risk: RiskSnapshot;
  readonly digest: { readonly hash: number; readonly fills: number };
}

export interface RiskSnapshot {
  /** Times of the latest orders, oldest first; empty when no rate is set. */
  readonly orderTimes: readonly number[];
  readonly loss: {
    readonly peak: number;
    readonly last: number;
    readonly day: number | null;
    readonly dayStart: number;
    readonly isDrawdownBroken: boolean;
    readonly isDayBroken: boolean;
  };
}
