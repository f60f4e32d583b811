import type { OrderOutcome } from '../../api/types.ts';
import { formatInteger } from '../../components/format.ts';

/** How many orders were refused; undefined where none was. */
export function refusalText(outcome: OrderOutcome | undefined): string | undefined {
  if (outcome === undefined || outcome.refused === 0) return undefined;
  const { placed, refused } = outcome;
  if (refused === placed) return placed === 1 ? 'The only order was refused' : `All ${formatInteger(placed)} orders were refused`;
  return `${formatInteger(refused)} of ${formatInteger(placed)} orders were refused`;
}
