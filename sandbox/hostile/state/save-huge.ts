// class: state
// tries: a state of a gigabyte
// expect: ok
import { Strategy, type Plain } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override save(): Plain {
    return 'x'.repeat(2 ** 29 - 32);
  }
}
