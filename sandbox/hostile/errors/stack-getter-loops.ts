// class: errors
// tries: an error whose stack never comes back
// expect: stopped cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw Object.defineProperty(new Error('x'), 'stack', {
      get: () => {
        for (;;);
      },
    });
  }
}
