import type { Instrument, ParamValue } from '@paddock/sdk';
import type { RunConfig } from '@paddock/platform/core/mirror';

/** What the host tells the guest before the first chunk. */
export interface GuestRunOptions {
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly instruments: readonly Instrument[];
  readonly config: RunConfig;
  readonly baseMs: number;
  /** Virtual time of construction and `onStart`. */
  readonly startTime: number;
  /** Whether to note where orders are placed. */
  readonly tracesOrders?: boolean;
}
