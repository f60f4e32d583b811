// class: cpu
// tries: a schema that never comes back when its names are listed
// expect: stopped cpu|deadline
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  static override readonly definition = {
    name: 'hostile',
    params: new Proxy(
      {},
      {
        ownKeys: () => {
          for (;;);
        },
      },
    ),
  };
}
