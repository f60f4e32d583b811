// class: escape
// tries: a constructor that returns an object of its own
// expect: ok accepted=0
import { Strategy, type OrderOptions } from '@paddock/sdk';

let real: { buy(options: OrderOptions): unknown } | undefined;

export default class Hostile extends Strategy({ name: 'hostile' }) {
  constructor() {
    super();
    real = this;
    return { onBar: () => real?.buy({ quantity: 0.5 }) && undefined } as never;
  }
}
