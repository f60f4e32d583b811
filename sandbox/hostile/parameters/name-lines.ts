// class: parameters
// tries: a parameter whose name breaks lines
// expect: stopped load-failed "parameter name"
import { Strategy, int } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', params: { 'a\nb\u001b[31m\u202E': int({ default: 1 }) } }) {}
