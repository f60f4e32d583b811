// class: parameters
// tries: defaults that are no numbers
// expect: stopped load-failed "not a finite number"
import { Strategy, number } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', params: { size: number({ default: NaN, min: -Infinity, step: 0 }) } }) {}
