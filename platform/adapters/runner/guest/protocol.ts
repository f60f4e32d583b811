import type { Instrument, ParamValue } from '@paddock/sdk';
import type { AccountSnapshot, MirrorLimits, OrderSnapshot, RunConfig } from '@paddock/platform/core/mirror';
import type { SavedStrategy } from '@paddock/sdk/runtime';

/** What the host tells the guest before the first chunk. */
export interface GuestRunOptions {
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly instruments: readonly Instrument[];
  readonly config: RunConfig;
  readonly baseMs: number;
  /** Virtual time of construction and `onStart`: of the first bar, or where a session stands. */
  readonly startTime: number;
  /** For a session: then each chunk carries a trailer. */
  readonly limits?: MirrorLimits;
  /** Whether to note where orders are placed. */
  readonly tracesOrders?: boolean;
}

/** What stands behind the rows of a session's chunk: doubles, in this order. */
export const TRAILER = { mode: 0, cpu: 1, cpuMs: 2, memory: 3 } as const;
export const TRAILER_LENGTH = 4;
/** `warm`: past rows, for registrations only. */
export const CHUNK_MODE = { serve: 0, warm: 1 } as const;

/** Account and state for a mirror that takes over, or takes back. */
export interface TakeOver {
  readonly account: AccountSnapshot;
  /** Absent for one that has its own state still, or gets another's by `load`. */
  readonly saved?: SavedStrategy;
  /** Orders that ended since it served last. */
  readonly closed?: readonly OrderSnapshot[];
}
