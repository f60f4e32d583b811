// class: async
// tries: an order from a field initialiser
// expect: stopped threw "from the first bar on"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  early: unknown = this.buy({ quantity: 1 });
}
