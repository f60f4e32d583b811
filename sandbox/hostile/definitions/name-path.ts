// class: definitions
// tries: a name that leads out of its folder
// expect: stopped load-failed "strategy name"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: '../../etc/passwd' }) {}
