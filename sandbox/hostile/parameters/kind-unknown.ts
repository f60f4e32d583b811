// class: parameters
// tries: a parameter of a kind that does not exist
// expect: stopped threw "must be made by"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', params: { code: { kind: 'function', default: 'alert(1)' } as never } }) {}
