// class: nondeterminism
// tries: reading a kept bar while a fill is delivered, where stretches of bars meet
// expect: ok
import { Strategy, type Bar, type Fill } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  bar: Bar | undefined;
  override onBar(bar: Bar): void {
    this.bar = bar;
    if (this.position.isFlat) this.buy({ quantity: 1 });
    else this.close();
  }
  override onFill(fill: Fill): void {
    this.log(`${fill.time - (this.bar?.time ?? 0)} ${this.bar?.close}`);
  }
}
