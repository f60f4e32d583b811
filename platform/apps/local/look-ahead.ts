import type { BacktestRun, OrderRow } from '@paddock/platform/core';
import { varyFeed, type Variation } from './vary-feed.ts';

/** Of a run, only what the strategy decided. */
export type Decided = Pick<BacktestRun, 'orders'>;

/** Two futures gave two pasts. */
export interface LookAhead {
  readonly until: number;
  readonly variation: Variation;
  readonly text: string;
}

export interface LookAheadTest {
  readonly feedPath: string;
  /** Times of the data, ascending, at which to cut. */
  readonly cuts: readonly number[];
  readonly scratch: string;
  readonly whole: Decided;
  readonly run: (feedPath: string) => Promise<Decided>;
}

/**
 * Changes everything after a bar, then leaves it out: a strategy that uses only what it may know gives the same orders up to that bar.
 * Returns the first difference, or undefined.
 */
export async function findLookAhead({ feedPath, cuts, scratch, whole, run }: LookAheadTest): Promise<LookAhead | undefined> {
  for (const until of cuts) {
    for (const variation of ['changed', 'cut-off'] as const) {
      const other = await run(varyFeed(feedPath, scratch, until, variation));
      const text = firstDifference(decisions(whole, until), decisions(other, until));
      if (text !== undefined) return { until, variation, text };
    }
  }
  return undefined;
}

/** What a strategy had decided up to a moment; what became of it later is not its decision. */
function decisions({ orders }: Decided, until: number): readonly string[] {
  return orders.filter(({ submittedAt }) => submittedAt <= until).map(decision);
}

function decision({ submittedAt, side, quantity, symbol, type, limitPrice, stopPrice, timeInForce }: OrderRow): string {
  const prices = [limitPrice === undefined ? '' : ` limit ${limitPrice}`, stopPrice === undefined ? '' : ` stop ${stopPrice}`].join('');
  return `${new Date(submittedAt).toISOString()} ${side} ${quantity} ${symbol} ${type}${prices} ${timeInForce}`;
}

/** In words: which decision differs, and how. */
function firstDifference(expected: readonly string[], actual: readonly string[]): string | undefined {
  const at = expected.findIndex((line, i) => line !== actual[i]);
  if (at === -1 && expected.length === actual.length) return undefined;
  const index = at === -1 ? expected.length : at;
  return `order ${index + 1} was "${expected[index] ?? 'none'}" and became "${actual[index] ?? 'none'}"`;
}
