// class: cpu
// tries: an endless loop after the last bar
// expect: stopped cpu|deadline bars=1200 "onStop"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStop(): void {
    for (;;);
  }
}
