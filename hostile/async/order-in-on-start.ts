// class: async
// tries: an order before the first price
// expect: stopped threw "from the first bar on"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    this.buy({ quantity: 1 });
  }
}
