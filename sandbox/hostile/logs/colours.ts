// class: logs
// tries: colours, titles and cursor moves of a terminal
// expect: ok logs=3
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    for (const text of ['\u001b[31mred', '\u001b]0;title\u0007', '\u009b2Jcleared']) this.log(text);
  }
}
