// class: definitions
// tries: a timer handler that is a number
// expect: stopped threw "must be a method"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onTimer = 5 as never;
  override onStart(): void {
    this.every(60_000);
  }
}
