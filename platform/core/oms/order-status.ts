import type { OrderStatus } from '@paddock/sdk';

const NONE: readonly OrderStatus[] = [];

/** Every legal transition of an order; whatever is not listed is a bug of ours or of a venue. */
export const TRANSITIONS: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  initialized: ['denied', 'held', 'submitted'],
  held: ['submitted', 'cancelled', 'expired'],
  submitted: ['accepted', 'rejected', 'cancelled', 'expired', 'partially-filled', 'filled'],
  accepted: ['triggered', 'pending-update', 'pending-cancel', 'partially-filled', 'filled', 'cancelled', 'expired', 'rejected'],
  triggered: ['pending-update', 'pending-cancel', 'partially-filled', 'filled', 'cancelled', 'expired', 'rejected'],
  'pending-update': ['accepted', 'triggered', 'pending-cancel', 'partially-filled', 'filled', 'cancelled', 'expired', 'rejected'],
  'pending-cancel': ['accepted', 'triggered', 'partially-filled', 'filled', 'cancelled', 'expired'],
  'partially-filled': ['partially-filled', 'triggered', 'pending-update', 'pending-cancel', 'filled', 'cancelled', 'expired'],
  denied: NONE,
  rejected: NONE,
  filled: NONE,
  cancelled: NONE,
  expired: NONE,
};

// The same table for the hot path: every order asks it several times.
const FOLLOWERS: ReadonlyMap<OrderStatus, ReadonlySet<OrderStatus>> = new Map(
  Object.entries(TRANSITIONS).map(([from, to]) => [from as OrderStatus, new Set(to)]),
);

/** True for a status that nothing follows. */
export function isTerminal(status: OrderStatus): boolean {
  return status === 'filled' || status === 'cancelled' || status === 'expired' || status === 'denied' || status === 'rejected';
}

export function canTransition(from: OrderStatus, to: OrderStatus): boolean {
  return FOLLOWERS.get(from)?.has(to) === true;
}
