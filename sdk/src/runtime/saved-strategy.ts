import type { Plain } from './plain.ts';

/** A one-shot timer that has not fired. */
export interface SavedTimer {
  readonly name: string;
  readonly due: number;
}

/** What one strategy instance hands over. */
export interface SavedInstance {
  /** What `save()` returned; `null` where there is no `save`. */
  readonly state: Plain;
  readonly timers: readonly SavedTimer[];
  /** Bars seen by instrument, for the warm-up. */
  readonly seen: readonly (number | null)[];
}

/** What a strategy hands over to its next version or its next life, as plain JSON. */
export interface SavedStrategy {
  /** `stateVersion` of the code that saved it. */
  readonly version: number;
  readonly instances: readonly SavedInstance[];
  /** State of `Math.random`. */
  readonly seed: number;
}
