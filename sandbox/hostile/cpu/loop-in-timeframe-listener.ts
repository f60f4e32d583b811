// class: cpu
// tries: a listener on a longer timeframe that never ends
// expect: stopped cpu|deadline "onBar"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  series = this.timeframe('5m').onBar(() => {
    for (;;);
  });
}
