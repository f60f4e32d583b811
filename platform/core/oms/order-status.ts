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

/** All statuses; an order holds the place of its own in this list, because every order asks and changes it several times. */
export const STATUSES = Object.keys(TRANSITIONS) as readonly OrderStatus[];
export const STATUS = Object.freeze(Object.fromEntries(STATUSES.map((status, place) => [status, place]))) as Readonly<Record<OrderStatus, number>>;

const maskOf = (statuses: readonly OrderStatus[]): number => statuses.reduce((mask, status) => mask | (1 << STATUS[status]), 0);
const FOLLOWERS = Int32Array.from(STATUSES, (status) => maskOf(TRANSITIONS[status]));
const TERMINAL = maskOf(['filled', 'cancelled', 'expired', 'denied', 'rejected']);

/** True for a status that nothing follows; by its place in `STATUSES`. */
export function isTerminal(status: number): boolean {
  return (TERMINAL & (1 << status)) !== 0;
}

export function canTransition(from: number, to: number): boolean {
  return ((FOLLOWERS[from] as number) & (1 << to)) !== 0;
}
