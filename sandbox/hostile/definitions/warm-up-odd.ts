// class: definitions
// tries: a warm-up of minus one bar
// expect: stopped load-failed "warmUp"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', warmUp: -1 }) {}
