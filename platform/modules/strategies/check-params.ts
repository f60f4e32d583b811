import type { ParamValue } from '@paddock/sdk';
import { resolveParamsOf, type StrategyMetadata } from '@paddock/sdk/runtime';
import { Problem } from '../ops/index.ts';

/** The parameter values of a run, defaults filled in; a 422 problem that names every value that does not fit. */
export function checkParams(metadata: StrategyMetadata, given: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, ParamValue>> {
  const resolved = resolveParamsOf(metadata, given);
  if (resolved.ok) return resolved.params;
  const errors = resolved.problems.map(({ param, value, message }) => ({ field: `params.${param}`, value, message }));
  throw Problem.unprocessable(errors.map(({ message }) => message).join('; '), errors);
}
