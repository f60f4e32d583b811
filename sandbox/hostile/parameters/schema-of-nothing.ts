// class: parameters
// tries: a schema that is no object
// expect: stopped load-failed "params must be"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  static override readonly definition = { name: 'hostile', params: 'all of them' as unknown as {} };
}
