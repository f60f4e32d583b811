// class: cpu
// tries: a default that never comes back when it is read
// expect: stopped cpu|deadline
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  static override readonly definition = {
    name: 'hostile',
    params: {
      fast: {
        kind: 'int' as const,
        get default(): number {
          for (;;);
        },
      },
    },
  };
}
