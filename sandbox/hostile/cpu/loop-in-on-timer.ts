// class: cpu
// tries: an endless loop in a timer
// expect: stopped cpu|deadline "onTimer"
import { Strategy, type Timer } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    this.every(60_000);
  }
  override onTimer(_timer: Timer): void {
    for (;;);
  }
}
