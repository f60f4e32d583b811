// class: cpu
// tries: an indicator whose update never ends
// expect: stopped cpu|deadline "onBar"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  endless = this.indicator({
    updateBar: () => {
      for (;;);
    },
  } as unknown as Sma);
}
