import type { TradeRow } from '../api/types.ts';
import type { TimeRange } from './bar-window.ts';

const SMALLEST_PAD_BARS = 25;

/** The stretch of time that shows a trade with what came before and after it. */
export function tradeView(trade: Pick<TradeRow, 'entryTime' | 'exitTime' | 'bars'>): TimeRange {
  const length = Math.max(trade.exitTime - trade.entryTime, 1);
  const bar = trade.bars > 0 ? length / trade.bars : length;
  const pad = Math.max(length * 0.6, bar * SMALLEST_PAD_BARS, 60_000);
  return { from: trade.entryTime - pad, to: trade.exitTime + pad };
}
