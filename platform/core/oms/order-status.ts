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

/** True for a status that nothing follows. */
export function isTerminal(status: OrderStatus): boolean {
  return TRANSITIONS[status].length === 0;
}

export function canTransition(from: OrderStatus, to: OrderStatus): boolean {
  return TRANSITIONS[from].includes(to);
}
