import type { ParamSchema } from '../../api/types.ts';

/** What a parameter may be, in a few words. */
export function rangeText({ kind, min, max, step, choices, maxLength }: ParamSchema): string {
  if (kind === 'choice') return (choices ?? []).map(String).join(', ');
  if (kind === 'boolean') return 'on or off';
  if (kind === 'string') return maxLength === undefined ? 'text' : `text, up to ${maxLength} characters`;
  const range =
    min !== undefined && max !== undefined
      ? `${min} to ${max}`
      : min !== undefined
        ? `from ${min}`
        : max !== undefined
          ? `up to ${max}`
          : `any ${kind === 'int' ? 'whole number' : 'number'}`;
  return step === undefined || (kind === 'int' && step === 1) ? range : `${range}, step ${step}`;
}
