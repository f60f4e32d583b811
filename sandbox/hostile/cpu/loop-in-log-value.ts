// class: cpu
// tries: a logged object that never comes back when it is written
// expect: stopped cpu|deadline "onBar"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log({
      toJSON: () => {
        for (;;);
      },
    });
  }
}
