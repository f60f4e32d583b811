// class: cpu
// tries: a handler that is a getter that never comes back
// expect: stopped cpu|deadline
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override get onBar(): never {
    for (;;);
  }
}
