import type { BacktestRun, OrderRow, SourceLocation } from '@paddock/platform/core';
import { varyFeed, type Variation } from './vary-feed.ts';

/** Of a run, only what the strategy decided. */
export interface Decided extends Pick<BacktestRun, 'orders'> {
  /** Where orders were placed, by their id. */
  readonly places?: ReadonlyMap<string, SourceLocation>;
}

/** Two futures gave two pasts. */
export interface LookAhead {
  readonly until: number;
  readonly variation: Variation;
  readonly text: string;
  /** Of the call that placed the order which differs. */
  readonly location?: SourceLocation;
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
      const found = firstDifference(decisions(whole, until), decisions(other, until));
      if (found !== undefined) return { until, variation, ...found };
    }
  }
  return undefined;
}

interface Decision {
  readonly text: string;
  readonly location: SourceLocation | undefined;
}

/** What a strategy had decided up to a moment; what became of it later is not its decision. */
function decisions({ orders, places }: Decided, until: number): readonly Decision[] {
  return orders.filter(({ submittedAt }) => submittedAt <= until).map((order) => ({ text: textOf(order), location: places?.get(order.id) }));
}

function textOf({ submittedAt, side, quantity, symbol, type, limitPrice, stopPrice, timeInForce }: OrderRow): string {
  const prices = [limitPrice === undefined ? '' : ` limit ${limitPrice}`, stopPrice === undefined ? '' : ` stop ${stopPrice}`].join('');
  return `${new Date(submittedAt).toISOString()} ${side} ${quantity} ${symbol} ${type}${prices} ${timeInForce}`;
}

/** In words: which decision differs, and how; and the line that made it, or that made the other one instead. */
function firstDifference(expected: readonly Decision[], actual: readonly Decision[]): Pick<LookAhead, 'text' | 'location'> | undefined {
  const at = expected.findIndex(({ text }, i) => text !== actual[i]?.text);
  if (at === -1 && expected.length === actual.length) return undefined;
  const index = at === -1 ? expected.length : at;
  const [was, became] = [expected[index], actual[index]];
  const location = was?.location ?? became?.location;
  return { text: `order ${index + 1} was "${was?.text ?? 'none'}" and became "${became?.text ?? 'none'}"`, ...(location !== undefined && { location }) };
}
