import type { BarInput } from './indicator.ts';

/** The number of a bar that an indicator reads: a column, or hl2 = (high+low)/2, hlc3 = (high+low+close)/3, ohlc4 = (open+high+low+close)/4. */
export type PriceSource = 'open' | 'high' | 'low' | 'close' | 'hl2' | 'hlc3' | 'ohlc4' | 'volume';

export interface SourceOption {
  /** Default: `close`. */
  readonly source?: PriceSource;
}

const SOURCES: readonly PriceSource[] = ['close', 'open', 'high', 'low', 'hl2', 'hlc3', 'ohlc4', 'volume'];

export const CLOSE = 0;

/** The number under which an indicator keeps its source; `close` is 0. Throws a `RangeError` for an unknown name. */
export function sourceCode(source: PriceSource): number {
  const code = SOURCES.indexOf(source);
  if (code < 0) throw new RangeError(`source is ${JSON.stringify(source)}; it must be one of ${SOURCES.toSorted().join(', ')}`);
  return code;
}

export function priceOf(bar: BarInput, code: number): number {
  switch (code) {
    case 0:
      return bar.close;
    case 1:
      return bar.open;
    case 2:
      return bar.high;
    case 3:
      return bar.low;
    case 4:
      return (bar.high + bar.low) / 2;
    case 5:
      return (bar.high + bar.low + bar.close) / 3;
    case 6:
      return (bar.open + bar.high + bar.low + bar.close) / 4;
    default:
      return bar.volume;
  }
}
