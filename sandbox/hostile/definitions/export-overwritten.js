// class: definitions
// tries: an export that changes after it was read
// expect: ok
import { Strategy } from '@paddock/sdk';

export let later = 1;
export default class Hostile extends Strategy({ name: 'hostile' }) {
  onBar() {
    later += 1;
  }
}
