// class: logs
// tries: lines, returns and separators inside a line
// expect: ok logs=5
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    for (const text of ['a\nb', 'a\r\nINFO order filled', 'a\u2028b', 'a\u0085b', 'a\u000bb\u000cb']) this.log(text);
  }
}
