import type { Plain } from './plain.ts';

/** What a strategy hands over to its next version or its next life, as plain JSON. */
export interface SavedStrategy {
  /** `stateVersion` of the code that saved it. */
  readonly version: number;
  /** By instance: what `save()` returned; `null` where there is no `save`. */
  readonly states: readonly Plain[];
  /** By instance: one-shot timers that have not fired. */
  readonly timers: readonly (readonly { readonly name: string; readonly due: number }[])[];
  /** By instance and instrument: bars seen, for the warm-up. */
  readonly seen: readonly (readonly (number | null)[])[];
  /** State of `Math.random`. */
  readonly seed: number;
}
