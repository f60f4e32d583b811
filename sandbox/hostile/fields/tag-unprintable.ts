// class: fields
// tries: tags with lines, colours, reversed text and a megabyte
// expect: ok accepted=5
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    for (const tag of ['a\nb', '\u001b[31m', '\u202Eabc', '\u0000', 'x'.repeat(1_000_000)]) this.buy({ quantity: 1, limit: 1, tag });
  }
}
