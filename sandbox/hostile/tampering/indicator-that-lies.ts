// class: tampering
// tries: an indicator that keeps and changes the bar that it is fed
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  lying = this.indicator({
    updateBar: (bar: Bar) => {
      if (Reflect.set(bar, 'close', 1)) this.log('BREACH');
      if (bar.time === 1_600_000_000_000) this.log('held');
    },
  } as unknown as Sma);
}
