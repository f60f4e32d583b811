interface Shape {
  readonly every?: number;
  readonly log?: string;
  readonly extra?: string;
  /** Text of its capabilities. */
  readonly needs?: string;
}

/** Buys one and sells it again on every so many bars, and keeps the count over reloads and restarts. */
export const trader = ({ every = 10, log = '', extra = '', needs = '' }: Shape = {}): string => `
import { Strategy, int, type Bar } from '@paddock/sdk';
export default class Trader extends Strategy({ name: 'trader', params: { every: int({ default: ${every}, min: 1, max: 10_000 }) }${needs === '' ? '' : `, needs: ${needs}`} }) {
  #bars = 0;
  override save() { return { bars: this.#bars }; }
  override load(state: unknown): void { this.#bars = (state as { bars: number }).bars; }
  override onBar(bar: Bar): void {
    this.#bars++;
    ${extra}
    if (this.#bars % this.params.every !== 0) return;
    ${log === '' ? '' : `this.log('${log} ' + this.#bars);`}
    if (this.position.isFlat) this.buy({ quantity: 1 }); else this.close();
    if (bar.close < 0) this.log('never');
  }
}
`;

/** Throws on the bar with that number; line 9 is where. */
export const throwingAt = (bar: number): string => trader({ extra: `if (this.#bars === ${bar}) throw new Error('no such luck');` });
