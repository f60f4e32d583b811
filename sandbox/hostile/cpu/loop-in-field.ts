// class: cpu
// tries: an endless loop in a field initialiser
// expect: stopped cpu|deadline "constructor"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  x = (() => {
    for (;;);
  })();
}
