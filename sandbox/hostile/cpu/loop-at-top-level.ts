// class: cpu
// tries: an endless loop while the module is loaded
// expect: stopped cpu|deadline
import { Strategy } from '@paddock/sdk';

for (;;);

export default class Hostile extends Strategy({ name: 'hostile' }) {}
