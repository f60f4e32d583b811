// class: escape
// tries: a debugger statement
// expect: ok bars=1200
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    debugger;
  }
}
