// class: definitions
// tries: a constructor that returns a bare object
// expect: ok accepted=0
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  constructor() {
    super();
    return Object.create(null) as never;
  }
}
