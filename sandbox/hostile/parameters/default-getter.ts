// class: parameters
// tries: a default that is another one at every reading
// expect: ok
import { Strategy } from '@paddock/sdk';

let reading = 0;

export default class Hostile extends Strategy({ name: 'hostile' }) {
  static override readonly definition = {
    name: 'hostile',
    params: {
      size: {
        kind: 'int' as const,
        get default(): number {
          return ++reading;
        },
        min: 1,
        max: 3,
      },
    },
  };
}
