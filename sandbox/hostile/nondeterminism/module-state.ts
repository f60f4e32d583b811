// class: nondeterminism
// tries: a module that counts how often it has run
// expect: ok
import { Strategy } from '@paddock/sdk';

let runs = 0;

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    runs += 1;
    this.log(runs);
  }
}
