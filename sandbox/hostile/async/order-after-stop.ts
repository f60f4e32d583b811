// class: async
// tries: orders after the last bar
// expect: ok accepted=0 "denied"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStop(): void {
    for (let i = 0; i < 50; i += 1) this.buy({ quantity: 1 });
  }
}
