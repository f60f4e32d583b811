// class: floods
// tries: lines of 20,000 characters
// expect: ok logs=1200
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log('x'.repeat(20_000));
  }
}
