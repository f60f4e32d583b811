// class: definitions
// tries: a warm-up of more bars than there are
// expect: stopped load-failed "warmUp"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', warmUp: 2 ** 40 }) {}
