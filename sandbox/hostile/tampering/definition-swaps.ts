// class: tampering
// tries: a definition that is another one at every reading
// expect: ok
import { Strategy } from '@paddock/sdk';

let reading = 0;

export default class Hostile extends Strategy({ name: 'hostile' }) {
  static override get definition() {
    reading += 1;
    return { name: reading === 1 ? 'first' : 'Second <script>', scope: (reading === 1 ? 'symbol' : 'portfolio') as 'symbol' };
  }
}
