// class: parameters
// tries: a parameter named constructor
// expect: stopped threw "parameter name"
import { Strategy, int } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', params: { constructor: int({ default: 1 }) } as never }) {}
