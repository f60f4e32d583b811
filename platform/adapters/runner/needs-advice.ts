import type { StopReason } from '@paddock/platform/core';
import { manifestOf, type StrategyMetadata } from '@paddock/sdk/runtime';

/** What the SDK says about data that are not there, and what can be declared so that they are. */
const MISSED = [
  { said: /\btimeframe (\d+[smhdw]) cannot be built from bars of /, field: 'timeframes' },
  { said: /\bunknown symbol "([^"]+)"; valid: /, field: 'symbols' },
] as const;

/** A run on sample data that failed for want of other data, with what to declare; whatever else failed stays as it is. */
export function withNeedsAdvice(stop: StopReason, metadata: StrategyMetadata): StopReason {
  const manifest = manifestOf(metadata);
  for (const { said, field } of MISSED) {
    const wanted = said.exec(stop.message)?.[1];
    if (wanted === undefined || manifest[field] !== 'any') continue;
    return { ...stop, advice: `If the strategy is made for certain data, declare it and the sample has it: needs: { ${field}: ['${wanted}'] }.` };
  }
  return stop;
}
