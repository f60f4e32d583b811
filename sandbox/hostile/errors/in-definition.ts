// class: errors
// tries: a definition whose name throws
// expect: stopped threw|load-failed
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  static override readonly definition = {
    get name(): string {
      throw new Error('nameless');
    },
  };
}
