import type { StrategyBundle } from '@paddock/sandbox';

/** A strategy that was sent with its job: what the author wrote and what the publish gate made of it. */
export interface InlineSource {
  readonly bundle: StrategyBundle;
}
