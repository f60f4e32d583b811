// class: definitions
// tries: a name that is an object
// expect: stopped load-failed "strategy name"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: { toString: () => 'hostile' } as never }) {}
