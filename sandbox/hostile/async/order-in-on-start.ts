// class: async
// tries: an order before the first price
// expect: ok accepted=0 "no price yet"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    this.buy({ quantity: 1 });
  }
}
