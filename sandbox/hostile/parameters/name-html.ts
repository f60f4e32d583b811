// class: parameters
// tries: a parameter named like a tag of a page
// expect: stopped load-failed "parameter name"
import { Strategy, int } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', params: { '<img src=x onerror=alert(1)>': int({ default: 1 }) } }) {}
