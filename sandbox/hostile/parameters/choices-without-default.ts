// class: parameters
// tries: a default that is not among the choices
// expect: stopped load-failed "not among"
import { Strategy, choice } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', params: { mode: choice({ choices: ['a', 'b'], default: 'c' as never }) } }) {}
