// class: parameters
// tries: a default outside its own limits
// expect: stopped load-failed "outside"
import { Strategy, int } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', params: { size: int({ default: 10, min: 1, max: 5 }) } }) {}
