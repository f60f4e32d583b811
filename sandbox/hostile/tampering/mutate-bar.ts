// class: tampering
// tries: writing to the bar
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    (bar as { close: number }).close = 1;
  }
}
