// class: fields
// tries: an OCO list whose own map() hands over orders that nobody has read
// expect: ok accepted=2
import { Strategy, type Bar } from '@paddock/sdk';

const forged = { instrument: 0, side: 'buy', quantity: NaN, limit: -1, stop: Infinity, timeInForce: 'NEVER', expireAt: -1, tag: {}, owner: 99 };
class Liar extends Array<object> {
  override map(): never[] {
    return [forged, forged] as never[];
  }
}

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time === 1_600_000_000_000) {
      const leg = { side: 'buy', quantity: 1, limit: 1 };
      this.oco(Liar.of(leg, leg) as never);
    }
  }
}
