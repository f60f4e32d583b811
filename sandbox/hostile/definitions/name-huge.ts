// class: definitions
// tries: a name of a megabyte
// expect: stopped load-failed "strategy name"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'a'.repeat(1_000_000) }) {}
