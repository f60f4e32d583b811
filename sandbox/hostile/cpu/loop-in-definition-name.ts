// class: cpu
// tries: a name that never comes back when it is read
// expect: stopped cpu|deadline
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  static override readonly definition = {
    get name(): string {
      for (;;);
    },
  };
}
