// class: parameters
// tries: a parameter named __proto__
// expect: stopped load-failed "parameter name"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  static override readonly definition = { name: 'hostile', params: JSON.parse('{"__proto__":{"kind":"int","default":1}}') as {} };
}
