// class: logs
// tries: text that shows another order than it has
// expect: ok logs=4
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    for (const text of ['\u202Etxet', '\u2066isolate\u2069', '\u200bzero\ufeff', '\u061c\u200e']) this.log(text);
  }
}
