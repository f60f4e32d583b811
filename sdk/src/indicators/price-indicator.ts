import { Indicator, type BarInput } from './indicator.ts';
import { CLOSE, priceOf, sourceCode, type PriceSource, type SourceOption } from './price-source.ts';

/** An indicator of one number per update: a price of the bar, or any series you feed it. */
export abstract class PriceIndicator extends Indicator {
  private readonly source: number = CLOSE;

  constructor(id: string, warmUp: number, settings: readonly number[], options: SourceOption, fallback: PriceSource = 'close') {
    const source = sourceCode(options.source ?? fallback);
    super(id, warmUp, [...settings, source]);
    this.source = source;
  }

  /** True when a bar feeds it nothing but its close. */
  get readsClose(): boolean {
    return this.source === CLOSE;
  }

  updateBar(bar: BarInput): void {
    const x = this.source === CLOSE ? bar.close : priceOf(bar, this.source);
    if (x - x === 0) this.next(x);
  }

  /**
   * Takes the next value. A value that is not finite is passed over as if the call had not happened,
   * so `smooth.update(rsi.value)` chains two indicators without waiting for the first one to be ready.
   */
  update(x: number): void {
    if (x - x === 0) this.next(x);
  }

  protected abstract next(x: number): void;
}

const { update: updateOnly, updateBar: updateOfBar } = PriceIndicator.prototype;

/** True when `updateBar(bar)` is the same as `update(bar.close)`: an author's own indicator may have other ideas. */
export function readsCloseOnly(indicator: Indicator): indicator is PriceIndicator {
  return indicator instanceof PriceIndicator && indicator.readsClose && indicator.update === updateOnly && indicator.updateBar === updateOfBar;
}

/** `update` for a host that has seen that the value is finite, once for all that it feeds. */
export function take(indicator: PriceIndicator, finite: number): void {
  (indicator as unknown as { next(x: number): void }).next(finite);
}
