import { Ema } from './ema.ts';
import { Sma } from './sma.ts';

/** Which moving average an oscillator is made of. */
export type AverageKind = 'ema' | 'sma';

export interface AverageOption {
  /** Default: `ema`. */
  readonly average?: AverageKind;
}

/** Throws a `RangeError` for an unknown kind. */
export function averageOf(owner: string, kind: AverageKind, period: number): Ema | Sma {
  if (kind === 'ema') return new Ema(period);
  if (kind === 'sma') return new Sma(period);
  throw new RangeError(`${owner}: average is ${JSON.stringify(kind)}; it must be one of ema, sma`);
}
