// class: errors
// tries: an error whose message is an object with code
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw Object.assign(new Error('x'), {
      message: {
        toString: () => {
          for (;;);
        },
      },
    });
  }
}
