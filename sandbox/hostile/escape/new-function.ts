// class: escape
// tries: new Function
// expect: rejected forbidden "new Function"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    void new Function('return this');
  }
}
