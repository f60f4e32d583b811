// class: parameters
// tries: a parameter of a kind that does not exist
// expect: stopped load-failed "must be made by"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', params: { code: { kind: 'function', default: 'alert(1)' } as never } }) {}
