// class: floods
// tries: OCO groups without number
// expect: stopped threw "more than 50 orders"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const leg = { side: 'buy', quantity: 1, limit: 1 } as const;
    for (;;) this.oco([leg, leg, leg, leg, leg, leg, leg, leg, leg, leg]);
  }
}
