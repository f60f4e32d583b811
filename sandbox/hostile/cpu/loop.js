// class: cpu
// tries: an endless loop in plain JavaScript
// expect: stopped cpu|deadline "onBar"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  onBar(bar) {
    for (;;);
  }
}
