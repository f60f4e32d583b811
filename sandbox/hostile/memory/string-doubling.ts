// class: memory
// tries: a text that doubles and is taken apart
// expect: stopped memory|cpu|deadline|threw
import { Strategy, type Bar } from '@paddock/sdk';

const all: unknown[] = [];

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    let text = 'abcdefgh';
    for (;;) {
      text += text;
      all.push(text.split(''));
    }
  }
}
