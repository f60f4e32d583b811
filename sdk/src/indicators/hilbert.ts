import { State } from './state.ts';

const DEGREES = 180 / Math.PI;

/** Ehlers' four-tap Hilbert transformer over every second of the last seven values, scaled by the cycle period. */
class HilbertFilter extends State {
  private readonly ring = new Float64Array(7);
  private index = 0;

  push(x: number, scale: number): number {
    const { ring, index } = this;
    ring[index] = x;
    const at2 = ring[index < 2 ? index + 5 : index - 2] ?? 0;
    const at4 = ring[index < 4 ? index + 3 : index - 4] ?? 0;
    const at6 = ring[index < 6 ? index + 1 : index - 6] ?? 0;
    this.index = index === 6 ? 0 : index + 1;
    return (0.0962 * x + 0.5769 * at2 - 0.5769 * at4 - 0.0962 * at6) * scale;
  }
}

/**
 * Ehlers' homodyne discriminator as in TA-Lib: the period of the dominant cycle and the phase in it. The price is
 * smoothed with weights 4 3 2 1 from the start; the transform begins at index `skip`.
 */
export class Hilbert extends State {
  /** Period of the dominant cycle in updates, 6 to 50 once it has settled. */
  period = 0;
  smoothPeriod = 0;
  /** Degrees, -90 to 90. */
  phase = 0;
  private readonly skip: number;
  private readonly detrender = new HilbertFilter();
  private readonly quadrature = new HilbertFilter();
  private readonly aheadI = new HilbertFilter();
  private readonly aheadQ = new HilbertFilter();
  private count = 0;
  private price1 = 0;
  private price2 = 0;
  private price3 = 0;
  private detrended1 = 0;
  private detrended2 = 0;
  private detrended3 = 0;
  private lastI = 0;
  private lastQ = 0;
  private re = 0;
  private im = 0;

  constructor(skip: number) {
    super();
    this.skip = skip;
  }

  push(price: number): void {
    const smooth = (4 * price + 3 * this.price1 + 2 * this.price2 + this.price3) / 10;
    this.price3 = this.price2;
    this.price2 = this.price1;
    this.price1 = price;
    if (this.count < this.skip) {
      this.count++;
      return;
    }
    const scale = 0.075 * this.period + 0.54;
    const detrended = this.detrender.push(smooth, scale);
    const q1 = this.quadrature.push(detrended, scale);
    const i1 = this.detrended3;
    const i2 = 0.2 * (i1 - this.aheadQ.push(q1, scale)) + 0.8 * this.lastI;
    const q2 = 0.2 * (q1 + this.aheadI.push(i1, scale)) + 0.8 * this.lastQ;
    this.detrended3 = this.detrended2;
    this.detrended2 = this.detrended1;
    this.detrended1 = detrended;
    this.phase = i1 === 0 ? 0 : Math.atan(q1 / i1) * DEGREES;
    this.measure(i2, q2);
  }

  private measure(i2: number, q2: number): void {
    this.re = 0.2 * (i2 * this.lastI + q2 * this.lastQ) + 0.8 * this.re;
    this.im = 0.2 * (i2 * this.lastQ - q2 * this.lastI) + 0.8 * this.im;
    this.lastI = i2;
    this.lastQ = q2;
    const last = this.period;
    let period = last;
    if (this.im !== 0 && this.re !== 0) period = 360 / (Math.atan(this.im / this.re) * DEGREES);
    if (period > 1.5 * last) period = 1.5 * last;
    if (period < 0.67 * last) period = 0.67 * last;
    if (period < 6) period = 6;
    else if (period > 50) period = 50;
    this.period = 0.2 * period + 0.8 * last;
    this.smoothPeriod = 0.33 * this.period + 0.67 * this.smoothPeriod;
  }
}
