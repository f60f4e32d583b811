// class: definitions
// tries: a constructor that never calls its base
// expect: ok accepted=0
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  constructor() {
    return Object.create(null) as never;
  }
}
