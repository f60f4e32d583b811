// class: errors
// tries: a proxy whose every trap throws
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const traps = new Proxy(
      {},
      {
        get: () => () => {
          throw new Proxy({}, traps);
        },
      },
    );
    throw new Proxy({}, traps);
  }
}
