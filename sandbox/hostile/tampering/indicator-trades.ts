// class: tampering
// tries: orders from inside an indicator
// expect: ok accepted=1
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  trading = this.indicator({ updateBar: (bar: Bar) => void (bar.time === 1_600_000_000_000 && this.buy({ quantity: 1, limit: 1 })) } as unknown as Sma);
}
