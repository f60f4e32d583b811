import type { OrderRow } from './result.ts';

/** How the orders of a run fared: a run whose orders were all refused is not an idle one. */
export interface OrderOutcome {
  readonly placed: number;
  /** Denied by the risk manager or rejected by the venue, among the orders that were kept. */
  readonly refused: number;
  /** Why the first of them was. */
  readonly firstRefusal?: string;
}

export function orderOutcome(placed: number, orders: readonly Pick<OrderRow, 'status' | 'reason'>[]): OrderOutcome {
  let refused = 0;
  let firstRefusal: string | undefined;
  for (const { status, reason } of orders) {
    if (status !== 'denied' && status !== 'rejected') continue;
    refused++;
    firstRefusal ??= reason;
  }
  return { placed, refused, ...(firstRefusal !== undefined && { firstRefusal }) };
}
