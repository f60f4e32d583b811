// class: errors
// tries: a stack that is no text
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw Object.assign(new Error('odd'), {
      stack: {
        split: () => {
          for (;;);
        },
      },
    });
  }
}
