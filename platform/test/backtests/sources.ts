/** Strategies as authors send them. */
const strategy = (name: string, body: string, params = ''): string => `
import { Strategy, int, type Bar } from '@paddock/sdk';
export default class Sample extends Strategy({ name: '${name}', params: { ${params} } }) {
  ${body}
}
`;

export const buyAndHold = strategy('buy-and-hold', "override onBar(): void { if (this.position.isFlat) { this.buy({ quantity: 1 }); this.log('bought'); } }");

/** Line 5 is where it throws. */
export const throwing = strategy('throwing', "override onBar(bar: Bar): void { if (bar.close > 0) throw new Error('no such luck'); }");

/** Works about `micros` microseconds on every bar and trades on every hundredth. */
export const slow = strategy(
  'slow',
  `#bars = 0;
  override onBar(bar: Bar): void {
    let sum = bar.close;
    for (let i = 0; i < this.params.rounds; i++) sum = Math.sqrt(sum + i);
    this.#bars++;
    if (this.#bars % 100 === 0) { if (this.position.isFlat) this.buy({ quantity: 1 }); else this.close(); }
    if (sum < 0) this.log('never');
  }`,
  'rounds: int({ default: 4000, min: 0, max: 1_000_000 })',
);
