// class: logs
// tries: halves of characters and zero bytes
// expect: ok logs=3
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    for (const text of ['\ud800', '\udfff\ud800', '\u0000\u0000']) this.log(text);
  }
}
