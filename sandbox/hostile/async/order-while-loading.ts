// class: async
// tries: an order from a field initialiser
// expect: ok accepted=0 "no price yet"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  early: unknown = this.buy({ quantity: 1 });
}
