import { Ema } from './ema.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/**
 * Blau's true strength index, -100 to 100: EMA(short) of EMA(long) of the changes over the same of their absolute values;
 * 0 when nothing moved. `signal` = EMA(signal). Both are defined from index long + short + signal - 2.
 */
export class Tsi extends PriceIndicator {
  readonly signal = new Line();
  private readonly wayLong: Ema;
  private readonly wayShort: Ema;
  private readonly pathLong: Ema;
  private readonly pathShort: Ema;
  private readonly mean: Ema;
  private last = NaN;

  constructor(long = 25, short = 13, signal = 7, options: SourceOption = {}) {
    checkWhole('Tsi', 'long', long);
    checkWhole('Tsi', 'short', short);
    checkWhole('Tsi', 'signal', signal);
    super('tsi', long + short + signal - 2, [long, short, signal], options);
    this.wayLong = new Ema(long);
    this.wayShort = new Ema(short);
    this.pathLong = new Ema(long);
    this.pathShort = new Ema(short);
    this.mean = new Ema(signal);
  }

  protected next(x: number): void {
    const change = x - this.last;
    this.last = x;
    this.wayLong.update(change);
    this.wayShort.update(this.wayLong.value);
    this.pathLong.update(Math.abs(change));
    this.pathShort.update(this.pathLong.value);
    const path = this.pathShort.value;
    const strength = path === 0 ? 0 : (100 * this.wayShort.value) / path;
    this.mean.update(strength);
    const signal = this.mean.value;
    advanceLine(this.signal, signal);
    this.emit(signal === signal ? strength : NaN);
  }
}
