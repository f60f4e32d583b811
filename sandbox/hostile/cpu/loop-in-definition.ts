// class: cpu
// tries: a definition that never comes back when it is read
// expect: stopped cpu|deadline
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  static override get definition(): never {
    for (;;);
  }
}
