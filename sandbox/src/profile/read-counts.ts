import type { LineCounts } from './line-sampler.ts';
import { MOST_MARKS } from './marks.ts';

/** The counts of a sampler as a stranger's claim: whole marks and counts in their ranges, or nothing. */
export function readCounts(value: unknown): LineCounts | undefined {
  if (typeof value !== 'object' || value === null || !('lines' in value) || !('callbacks' in value)) return undefined;
  return isPairs(value.lines) && isPairs(value.callbacks) ? { lines: value.lines, callbacks: value.callbacks } : undefined;
}

function isPairs(value: unknown): value is readonly (readonly [number, number])[] {
  return Array.isArray(value) && value.length <= MOST_MARKS + 1 && value.every(isPair);
}

function isPair(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [mark, count] = value as readonly unknown[];
  return Number.isSafeInteger(mark) && Number.isSafeInteger(count) && Number(mark) >= 0 && Number(mark) <= MOST_MARKS && Number(count) > 0;
}
