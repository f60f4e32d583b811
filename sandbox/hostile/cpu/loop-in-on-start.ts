// class: cpu
// tries: an endless loop before the first bar
// expect: stopped cpu|deadline "onStart"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    for (;;);
  }
}
