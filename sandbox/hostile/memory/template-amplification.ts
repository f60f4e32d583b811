// class: memory
// tries: a text of billions of characters from a few pieces
// expect: stopped memory|cpu|deadline|threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    let text = 'x'.repeat(1_000);
    for (let i = 0; i < 40; i += 1) text = `${text}${text}`;
    this.log(text.split('x').length);
  }
}
