// class: definitions
// tries: a name with a tag of a page
// expect: stopped load-failed "strategy name"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: '<script>alert(1)</script>' }) {}
