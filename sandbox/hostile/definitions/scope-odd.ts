// class: definitions
// tries: a scope that does not exist
// expect: stopped load-failed "scope"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', scope: 'server' as never }) {}
