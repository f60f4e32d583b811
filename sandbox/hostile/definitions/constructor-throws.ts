// class: definitions
// tries: a constructor that throws
// expect: stopped threw "not today"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  constructor() {
    super();
    throw new Error('not today');
  }
}
