// class: errors
// tries: a function, thrown to be called by the platform
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw () => {
      for (;;);
    };
  }
}
