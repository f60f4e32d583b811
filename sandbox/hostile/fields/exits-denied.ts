// class: fields
// tries: an entry whose exits lie off the grid
// expect: ok fills=0
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    if (this.position.isFlat) this.buy({ quantity: 1, stopLoss: 0.001, takeProfit: -5 });
  }
}
