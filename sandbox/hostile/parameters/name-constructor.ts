// class: parameters
// tries: a parameter named constructor
// expect: stopped load-failed "parameter name"
import { Strategy, int } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', params: { constructor: int({ default: 1 }) } as never }) {}
